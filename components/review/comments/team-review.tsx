import { useContext } from 'react'
import { ViewerContext } from '#components/team/viewer-context'
import { useChangeFeed } from '#lib/client/feed/use-change-feed'
import { useTeamDesk } from '#lib/client/review/use-team-desk'
import type { GenerationStatus } from '#lib/domain/generation/generation'
import type { ReviewActions, ReviewView } from '#lib/domain/review/review-schema'
import { ReviewPanel } from './review-panel.tsx'

/** Somebody looks at this one clip, and others may be saying something of it: an answer that nothing did is 172 bytes. In ms. */
const HEARTBEAT_MS = 10_000

/** The review of a clip for members of the team. */
export function TeamReview({
  status,
  known,
  actions,
  mayFix,
}: {
  status: GenerationStatus
  known: ReviewView
  actions: ReviewActions
  mayFix: boolean
}) {
  useChangeFeed({ heartbeatMs: HEARTBEAT_MS })
  const desk = useTeamDesk(status, known, actions, { me: useContext(ViewerContext)?.id ?? '', mayFix })
  return <ReviewPanel desk={desk} judgeable={status.state === 'ready'} />
}
