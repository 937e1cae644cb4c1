import type { ActionResult } from '#lib/domain/actions'
import { OPEN_PAGES, patternOf } from '#lib/domain/team/access'

/** How long the server is waited for, in ms. */
const GIVE_UP_MS = 5_000

/**
 * Whether the page may be read anew after this answer. Next makes a navigation of a refresh that is not answered, or is refused: the browser's
 * error page, or the sign-in, would take the place of the page and of what was typed in it.
 */
export function hasAnswered(answer: ActionResult<unknown>): boolean {
  return answer.ok || (answer.problem !== 'unavailable' && answer.problem !== 'signed_out')
}

/**
 * Reads the page anew where the server would answer, and leaves it alone otherwise.
 * @param first what is done before, once it is known that it answers @returns whether it did
 */
export async function readAnew(router: { refresh(): void }, first?: () => void): Promise<boolean> {
  // On the team's pages it is asked as whoever looks: a session that ended is a refusal too.
  const url = OPEN_PAGES.some((page) => patternOf(page).test(location.pathname))
    ? '/api/health'
    : '/api/changes?since=0'
  const answer = await fetch(url, {
    method: 'HEAD',
    cache: 'no-store',
    signal: AbortSignal.timeout(GIVE_UP_MS),
  }).catch(() => null)
  if (!answer?.ok) return false
  first?.()
  router.refresh()
  return true
}
