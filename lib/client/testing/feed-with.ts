import { vi } from 'vitest'
import { createChangeFeed } from '#lib/client/feed/change-feed'
import { type Changes, changesSchema } from '#lib/domain/generation/generation'
import { madeUpStatus } from './made-up-generation.ts'

/** An answer of the change feed in which one generation is under way. */
export const answer = (part: Partial<Changes> = {}, etag = '"e"') =>
  Response.json(
    {
      rev: '2',
      reset: false,
      changes: [],
      active: 1,
      atRisk: 0,
      pause: null,
      heldUntil: null,
      balance: null,
      now: 0,
      ...part,
    } satisfies Changes,
    { headers: { etag } },
  )
export const moving = () => answer({ changes: [madeUpStatus('a', { state: 'running' })] })
export const nothingNew = () => new Response(null, { status: 304 })

/** A feed whose server answers with `answers`, then with its last one again and again. */
export function feedWith(...answers: (() => Response | Promise<Response>)[]) {
  const times: number[] = []
  const fetch = vi.fn(async (_url: string, _init: RequestInit) => {
    const next = answers[Math.min(times.length, answers.length - 1)]
    times.push(Date.now())
    return next ? next() : Promise.reject(new Error('no answer'))
  })
  let since: string | null = '1'
  let unsettled = false
  const apply = vi.fn(async (changes: Changes, _since: string) => {
    since = changes.rev
  })
  const feed = createChangeFeed({
    fetch,
    parse: (answer) => changesSchema.parse(answer),
    since: () => since,
    unsettled: () => unsettled,
    apply,
    random: () => 1,
  })
  const setUnsettled = (now: boolean) => {
    unsettled = now
  }
  const setSince = (rev: string | null) => {
    since = rev
  }
  const pauses = () => times.slice(1).map((time, i) => time - (times[i] ?? 0))
  return { feed, fetch, apply, pauses, setSince, setUnsettled }
}
