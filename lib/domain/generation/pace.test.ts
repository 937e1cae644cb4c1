import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lookupDelay, pollDelay, retryDelay } from './pace.ts'

const MINUTE = 60_000
const random = fc.double({ min: 0, max: 0.999, noNaN: true })

describe('pollDelay', () => {
  const pace = { firstMs: 5_000, everyMs: 10_000 }
  it.each([
    [0, 0, 5_000],
    [MINUTE, 1, 10_000],
    [16 * MINUTE, 90, 30_000],
    [180 * MINUTE, 300, 300_000],
    [-60 * MINUTE, 5, 10_000],
  ])('%i ms after acceptance and after %i polls waits %i ms', (since, polls, ms) => {
    expect(pollDelay(pace, since, polls, 0)).toBe(ms)
  })

  it.each([
    [0, 0, 5_000],
    [MINUTE, 1, 60_000],
    [16 * MINUTE, 90, 60_000],
    [180 * MINUTE, 300, 300_000],
  ])('%i ms after acceptance and after %i polls waits %i ms while webhooks tell', (since, polls, ms) => {
    expect(pollDelay(pace, since, polls, 0, true)).toBe(ms)
  })

  it('is never faster than documented, and spreads by a fifth', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), fc.nat(1000), random, (since, polls, r) => {
        const least = pollDelay(pace, since, polls, 0)
        const ms = pollDelay(pace, since, polls, r)
        expect(least).toBeGreaterThanOrEqual(5_000)
        expect(ms).toBeGreaterThanOrEqual(least)
        expect(ms).toBeLessThanOrEqual(least * 1.2)
      }),
    )
  })
})

describe('retryDelay', () => {
  it.each([
    [1, undefined, 1_000],
    [2, undefined, 2_000],
    [8, undefined, 120_000],
    [5_000, undefined, 120_000],
    [1, 30_000, 30_000],
    [8, 1_000, 120_000],
    [1, 365 * 86_400_000, 600_000],
  ])('after %i failures, asked to wait %s ms, is %i ms', (failures, asked, ms) => {
    expect(retryDelay(failures, 0.5, asked)).toBe(ms)
  })

  it('is between 0.75 s and ten minutes, whatever happens', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), random, fc.option(fc.nat(), { nil: undefined }), (n, r, asked) => {
        const ms = retryDelay(n, r, asked)
        expect(ms).toBeGreaterThanOrEqual(750)
        expect(ms).toBeLessThanOrEqual(600_000)
      }),
    )
  })
})

describe('lookupDelay', () => {
  const seconds = (sinceSentMs: number) =>
    [0, 1, 2, 3, 4, 5, 6, 1_000].map((lookups) => lookupDelay(lookups, sinceSentMs) / 1000)

  it('looks up at once, then ever more seldom, for a day', () => {
    expect(seconds(0)).toEqual([0, 5, 15, 60, 300, 900, 900, 900])
    expect(seconds(24 * 60 * MINUTE - 1)).toEqual(seconds(0))
  })

  it('looks up once a day after that, and lets no look-up of a machine that was off wait', () => {
    expect(seconds(24 * 60 * MINUTE)).toEqual([0, 5, 15, 60, 300, 86_400, 86_400, 86_400])
  })
})
