import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StatusOutcome } from '#lib/server/provider/outcomes'
import { decidePoll } from './decide-poll.ts'

const HOUR = 3_600_000
const NOW = new Date('2026-01-02T00:00:00Z')
const PACE = { firstMs: 5_000, everyMs: 10_000 }
const IDS = { taskId: 't', clientBusinessId: null }
const FRESH = { sinceAcceptedMs: 60_000, polls: 3, failures: 0, strikes: 0, progress: 40 }
const decide = (outcome: StatusOutcome, watched: Partial<typeof FRESH> = {}) =>
  decidePoll(outcome, { ...FRESH, ...watched }, PACE, NOW, 0)

const running = (progress: number | null): StatusOutcome => ({ kind: 'running', progress, word: 'in_progress', ...IDS })
const completed = (url: string | null, completedAtMs: number | null = null, expiresAtMs: number | null = null) =>
  ({ kind: 'completed', url, completedAtMs, expiresAtMs, billing: null, ...IDS }) as const
const DENIED: StatusOutcome = {
  kind: 'denied',
  refusal: { class: 'unauthorized', httpStatus: 401, code: null, message: null },
}
const AWAY: StatusOutcome = { kind: 'unavailable', reason: 'http_502' }

describe('decidePoll', () => {
  it.each([
    [50, 50],
    [10, 40],
    [null, 40],
  ])('shows progress %s as %s where it was 40', (answered, shown) => {
    expect(decide(running(answered)).patch).toEqual({ polls: 4, progress: shown })
  })

  it.each([
    ['as said', null, NOW.getTime() + HOUR, NOW.getTime() + HOUR],
    ['a day after completion', NOW.getTime() - HOUR, null, NOW.getTime() + 23 * HOUR],
    ['a day from now', null, null, NOW.getTime() + 24 * HOUR],
  ])('saves, and knows when the link dies: %s', (_, completedAt, expiresAt, dies) => {
    expect(decide(completed('https://files/x.mp4', completedAt, expiresAt))).toEqual({
      patch: {
        state: 'saving',
        polls: 4,
        progress: 100,
        resultUrl: 'https://files/x.mp4',
        resultExpiresAt: new Date(dies),
      },
      inMs: 0,
    })
  })

  it.each<[StatusOutcome, string]>([
    [completed(null), 'result_invalid'],
    [{ kind: 'not_found' }, 'task_not_found'],
  ])('takes a denial for one only after many: %j', (outcome, code) => {
    expect(decide(outcome, { failures: 900, strikes: 18 }).patch).toEqual({ polls: 4, failures: 901, strikes: 19 })
    const late = { strikes: 19, sinceAcceptedMs: 25 * HOUR }
    expect(decide(outcome, late).patch).toMatchObject({ state: 'failed', failure: { code } })
  })

  it('asks for the result of a finished task as long as one would live', () => {
    const { patch, inMs } = decide(completed(null), { strikes: 500, sinceAcceptedMs: 23 * HOUR })
    expect([patch.state, inMs]).toEqual([undefined, 15 * 60_000])
  })

  it('lets an outage neither add to the denials nor take them away', () => {
    expect(decide(AWAY, { failures: 7, strikes: 5 }).patch).toEqual({ failures: 8, strikes: 5 })
  })

  it('waits as long as it was asked to, and never less than the usual pace', () => {
    expect(decide({ kind: 'unavailable', reason: 'http_429', retryAfterMs: 77_000 }).inMs).toBe(77_000)
    expect(decide({ kind: 'unavailable', reason: 'http_429', retryAfterMs: 1 }).inMs).toBe(10_000)
  })

  it('gives up after two days only on what it was told, or on half an hour of silence', () => {
    const late = { sinceAcceptedMs: 49 * HOUR }
    expect(decide(running(50), late).patch).toMatchObject({ failure: { code: 'overdue' } })
    expect(decide(AWAY, late).patch).toEqual({ failures: 1, strikes: 0 })
    for (const outcome of [AWAY, DENIED])
      expect(decide(outcome, { ...late, failures: 20 }).patch).toMatchObject({ failure: { code: 'overdue' } })
  })

  it('fails nothing within the provider’s day, however many outages there were', () => {
    const open = fc.constantFrom<StatusOutcome>(AWAY, running(0), DENIED)
    fc.assert(
      fc.property(
        open,
        fc.integer({ min: -24 * HOUR, max: 48 * HOUR }),
        fc.nat(),
        (outcome, sinceAcceptedMs, failures) => {
          const { patch, inMs } = decide(outcome, { sinceAcceptedMs, failures, strikes: 19 })
          expect(patch.state).toBeUndefined()
          expect(inMs).toBeGreaterThanOrEqual(10_000)
        },
      ),
    )
  })
})
