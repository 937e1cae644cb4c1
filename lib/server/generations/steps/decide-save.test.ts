import { describe, expect, it } from 'vitest'
import { decideSave, type SaveProblem } from './decide-save.ts'

const HOUR = 3_600_000
const FRESH = { failures: 0, strikes: 0, linkAliveMs: HOUR }
const decide = (problem: SaveProblem, saving: Partial<typeof FRESH> = {}) =>
  decideSave(problem, { ...FRESH, ...saving }, 0.5)

const GONE: SaveProblem = { kind: 'gone', httpStatus: 403 }
const CUT: SaveProblem = { kind: 'interrupted', reason: 'cut' }
const INWARD: SaveProblem = { kind: 'refused', reason: 'private_address' }
const WRONG: SaveProblem = { kind: 'invalid_file', reason: 'no_moov' }

describe('decideSave', () => {
  it.each<[string, SaveProblem, Partial<typeof FRESH>]>([
    ['a link that is gone before its time', GONE, { failures: 500 }],
    ['a link that is gone just after its time', GONE, { failures: 6, linkAliveMs: -1 }],
    ['a cut', CUT, { failures: 500 }],
    ['a cut half a day after the link’s time', CUT, { failures: 500, linkAliveMs: -12 * HOUR }],
    ['an address of our own network', INWARD, { failures: 500, strikes: 19 }],
    ['a full disk, for ever', { kind: 'no_space' }, { failures: 500, strikes: 19, linkAliveMs: -99 * HOUR }],
    ['a wrong file after an outage', WRONG, { failures: 500, strikes: 18, linkAliveMs: -1 }],
    ['wrong files as long as the link lives', WRONG, { strikes: 500 }],
    ['pages as long as the link lives', { kind: 'not_video', contentType: 'text/html' }, { strikes: 500 }],
    ['packed bodies as long as the link lives', { kind: 'refused', reason: 'content_encoding' }, { strikes: 500 }],
  ])('tries again after %s', (_, problem, saving) => {
    const { patch, inMs } = decide(problem, saving)
    expect(patch.state).toBeUndefined()
    expect(patch.failures).toBe((saving.failures ?? 0) + 1)
    expect(inMs).toBeGreaterThanOrEqual(1_000)
  })

  it.each<[string, SaveProblem, Partial<typeof FRESH>, string]>([
    ['a dead link that is gone', GONE, { failures: 7, linkAliveMs: -1 }, 'result_expired'],
    ['a cut a day after the link’s time', CUT, { failures: 7, linkAliveMs: -25 * HOUR }, 'result_expired'],
    ['twenty wrong files behind a dead link', WRONG, { strikes: 19, linkAliveMs: -1 }, 'result_invalid'],
    ['our own network behind a dead link', INWARD, { strikes: 19, linkAliveMs: -1 }, 'result_invalid'],
  ])('gives up on %s', (_, problem, saving, code) => {
    expect(decide(problem, saving).patch).toMatchObject({ state: 'failed', failure: { code } })
  })

  it('asks ever so often for what twenty times was no clip, and once more when the link dies', () => {
    expect(decide(WRONG, { strikes: 18 }).inMs).toBeLessThan(3_000)
    expect(decide(WRONG, { strikes: 19 }).inMs).toBe(15 * 60_000)
    expect(decide(WRONG, { strikes: 19, linkAliveMs: 60_000 }).inMs).toBe(60_000)
  })

  it('waits as long as the storage asks', () => {
    expect(decide({ kind: 'interrupted', reason: 'http_503', retryAfterMs: 45_000 }).inMs).toBe(45_000)
  })
})
