import { useFormatter, useTranslations } from 'next-intl'
import { Suspense } from 'react'
import { onDemand } from '#components/ui/on-demand'
import { useFeedState } from '#lib/client/feed/use-change-feed'
import { useNow } from '#lib/client/use-now'
import type { GenerationView } from '#lib/domain/generation/generation'
import { ProgressLine } from './progress-line.tsx'
import { usePace } from './use-pace.ts'

/** Hardly any request goes without an answer. */
const UnconfirmedWords = onDemand(() => import('./unconfirmed-words.tsx').then((module) => module.UnconfirmedWords))
/** Most are sent within seconds, and saved within seconds. */
const SavingWords = onDemand(() => import('./saving-words.tsx').then((module) => module.SavingWords))

/**
 * How far a generation is and what is being done about it. The number is the provider's own. What takes longer than nine in ten did says so in
 * words and has no bar: nobody knows how much of it is done.
 */
export function WaitingDetails({ generation }: { generation: GenerationView }) {
  const t = useTranslations('generation')
  const { status } = generation
  const pace = usePace(generation)
  const percent = status.state === 'running' && !pace.long ? status.progress : null
  return (
    <>
      {percent !== null && <span className="tabular-nums text-muted">{t('percent', { percent })}</span>}
      {status.state !== 'queued' && !pace.long && (
        <span className="w-full">
          <ProgressLine percent={percent} />
        </span>
      )}
      <p className="w-full text-xs text-muted [@container(max-height:120px)]:line-clamp-2">
        <Suspense>
          <Explanation generation={generation} elapsed={pace.words} />
        </Suspense>
      </p>
    </>
  )
}

function Explanation({ generation, elapsed }: { generation: GenerationView; elapsed: string }) {
  const { status } = generation
  if (status.state === 'unconfirmed') return <UnconfirmedWords unconfirmed={status.unconfirmed} />
  if (status.state === 'queued') return <Queued elapsed={elapsed} />
  if (status.state === 'saving') return <SavingWords expiresAt={status.resultExpiresAt} />
  return <span className="tabular-nums">{elapsed}</span>
}

/** Why it is not sent yet, where there is a reason beyond its turn. */
function Queued({ elapsed }: { elapsed: string }) {
  const t = useTranslations('generation')
  const format = useFormatter()
  const now = useNow()
  const { pause, heldUntil } = useFeedState()
  if (pause) return t('queuedBehindPause', { reason: pause.reason })
  if (heldUntil !== null && now !== null && heldUntil > now)
    return t('queuedBehindHold', { left: format.relativeTime(heldUntil, now) })
  return <span className="tabular-nums">{elapsed}</span>
}
