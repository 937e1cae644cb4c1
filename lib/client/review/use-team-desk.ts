import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { wakeChangeFeed } from '#lib/client/feed/use-change-feed'
import type { ActionProblem, ActionResult } from '#lib/domain/actions'
import type { GenerationStatus } from '#lib/domain/generation/generation'
import type { ReviewActions, ReviewView } from '#lib/domain/review/review-schema'
import type { ReviewDesk } from './review-desk.ts'
import { reviewQuery } from './review-query.ts'

/**
 * The review of a clip for a member of the team, kept up to date by the change feed.
 * @param known what was said when the page was drawn @param me who they are, empty without sign-in @param mayFix whether they make clips
 */
export function useTeamDesk(
  { id, review: sum }: GenerationStatus,
  known: ReviewView,
  actions: ReviewActions,
  { me, mayFix }: { me: string; mayFix: boolean },
): ReviewDesk {
  const client = useQueryClient()
  const query = reviewQuery(id)
  const { data: review = known, isError, refetch } = useQuery({ ...query, initialData: known })
  const version = sum?.version ?? -1
  useEffect(() => {
    if (version > review.version) void refetch()
  }, [version, review.version, refetch])

  async function send(answer: Promise<ActionResult<ReviewView>>): Promise<ActionProblem | null> {
    const result = await answer.catch(() => ({ ok: false, problem: 'unavailable' }) as const)
    if (!result.ok) return result.problem
    // An answer that was overtaken by a later one is old news.
    client.setQueryData(query.queryKey, (now) => (now && now.version > result.value.version ? now : result.value))
    wakeChangeFeed(client)
    return null
  }
  return {
    // Somebody else may sign in, in the same tab: what is half written is not theirs.
    place: `${me} ${id}`,
    review,
    stale: isError,
    again: () => void refetch(),
    add: (comment) => send(actions.addComment({ ...comment, generation: id })),
    remove: (comment) => send(actions.deleteComment(comment)),
    give: (verdict) => send(actions.giveVerdict({ generation: id, verdict })),
    takeBack: (verdict) => send(actions.takeBackVerdict(verdict)),
    resolve: (comment, resolved) => send(actions.resolveComment({ id: comment, resolved })),
    ...(mayFix && { fixHref: (comment) => `/?from=${id}&fix=${comment}` as const }),
  }
}
