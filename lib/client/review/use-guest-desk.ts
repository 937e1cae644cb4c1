import { useCallback, useEffect, useRef, useState } from 'react'
import type { ActionProblem, ActionResult } from '#lib/domain/actions'
import type { GuestDeed } from '#lib/domain/review/guest-schema'
import { type ReviewView, reviewViewSchema } from '#lib/domain/review/review-schema'
import { guestId } from './guest-identity.ts'
import type { ReviewDesk } from './review-desk.ts'

/** How often a guest's page asks what was said meanwhile, while it is looked at; an answer that nothing was is a 304. In ms. */
const ASK_EVERY_MS = 5_000

type Deed = GuestDeed extends infer One ? (One extends GuestDeed ? Omit<One, 'guest'> : never) : never

/**
 * The review of a clip for a guest of a shared link, kept up to date by asking.
 * @param path of the link @param name what they call themselves
 * @returns null before the first answer
 */
export function useGuestDesk(path: string, generation: string, name: string): ReviewDesk | null {
  const [review, setReview] = useState<ReviewView | null>(null)
  const [stale, setStale] = useState(false)
  const version = useRef<number | null>(null)
  const learn = useCallback((next: ReviewView) => {
    // An answer that was overtaken by a later one is old news.
    if (version.current !== null && version.current > next.version) return
    version.current = next.version
    setReview(next)
  }, [])
  const ask = useCallback(async () => {
    const known = version.current === null ? {} : { 'If-None-Match': `"${version.current}"` }
    const headers = { 'X-Guest': guestId(path), ...known }
    const answer = await fetch(`${path}/comments/${generation}`, { headers, cache: 'no-store' }).catch(() => null)
    setStale(!answer?.ok && answer?.status !== 304)
    if (answer?.ok) learn(reviewViewSchema.parse(await answer.json()))
  }, [path, generation, learn])
  useEffect(() => {
    void ask()
    const timer = setInterval(() => document.hidden || void ask(), ASK_EVERY_MS)
    return () => clearInterval(timer)
  }, [ask])

  async function send(deed: Deed): Promise<ActionProblem | null> {
    const body = JSON.stringify({ ...deed, guest: { id: guestId(path), name } })
    const headers = { 'Content-Type': 'application/json' }
    try {
      const answer = await fetch(`${path}/comments`, { method: 'POST', headers, body })
      if (!answer.ok) return answer.status === 404 ? 'forbidden' : 'unavailable'
      const result = (await answer.json()) as ActionResult<unknown>
      if (!result.ok) return result.problem
      learn(reviewViewSchema.parse(result.value))
      return null
    } catch {
      return 'unavailable'
    }
  }
  return (
    review && {
      // Who is of the team as well may have something else half written of the same clip.
      place: `${path} ${generation}`,
      review,
      stale,
      again: () => void ask(),
      add: (comment) => send({ deed: 'add', comment: { ...comment, generation } }),
      remove: (comment) => send({ deed: 'remove', generation, comment }),
      give: (verdict) => send({ deed: 'give', verdict: { generation, verdict } }),
    }
  )
}
