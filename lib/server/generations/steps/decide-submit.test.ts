import { describe, expect, it } from 'vitest'
import type { Refusal, SubmitOutcome } from '#lib/server/provider/outcomes'
import { decideSubmit } from './decide-submit.ts'

const refused = (refusalClass: Refusal['class'], retryAfterMs?: number): SubmitOutcome => ({
  kind: 'refused',
  refusal: { class: refusalClass, httpStatus: 400, code: 'their_code', message: 'their words', retryAfterMs },
})
const paused = (reason: string) => ({ pause: { reason, message: 'their words' } })
const FRESH = { failures: 0, strikes: 0 }
const decide = (outcome: SubmitOutcome, tried = FRESH) => decideSubmit(outcome, tried, 0.5)
const failed = (code: string) => ({
  to: 'failed',
  failure: { code, providerCode: 'their_code', providerMessage: 'their words' },
})

describe('decideSubmit', () => {
  it.each<[string, SubmitOutcome, object]>([
    ['accepted', { kind: 'accepted', taskId: 't', clientBusinessId: null, status: '' }, { to: 'running', taskId: 't' }],
    ['not sent', { kind: 'not_sent', reason: 'dns' }, { to: 'queued', inMs: 1_000 }],
    ['a time-out', { kind: 'unknown', reason: 'timeout', httpStatus: null }, { to: 'unconfirmed' }],
    ['a bad gateway', { kind: 'unknown', reason: 'http_502', httpStatus: 502 }, { to: 'unconfirmed' }],
    ['no id', { kind: 'unknown', reason: 'no_id', httpStatus: 200 }, { to: 'unconfirmed' }],
    ['a bad request', refused('invalid'), failed('invalid_request')],
    ['our own id not wanted', refused('business_id'), failed('business_id_refused')],
    ['moderation', refused('content_policy'), failed('content_policy')],
    ['no such model', refused('model_unavailable'), failed('model_unavailable')],
    [
      'an image that it could not fetch',
      refused('image_unavailable'),
      { to: 'queued', inMs: 1_000, forgetUploads: true },
    ],
    ['a bad key', refused('unauthorized'), { to: 'queued', inMs: 0, gate: paused('unauthorized') }],
    ['no money', refused('quota'), { to: 'queued', inMs: 0, gate: paused('quota') }],
    ['no permission', refused('forbidden'), { to: 'queued', inMs: 0, gate: paused('forbidden') }],
    ['too many', refused('rate_limited', 9_000), { to: 'queued', inMs: 9_000, gate: { notBeforeMs: 9_000 } }],
    ['no limiter', refused('limiter_down'), { to: 'queued', inMs: 1_000, gate: { notBeforeMs: 1_000 } }],
  ])('%s', (_, outcome, decision) => {
    expect(decide(outcome)).toEqual(decision)
  })

  it('holds the others back for as long as was asked, however long the own wait has become', () => {
    const tried = { failures: 8, strikes: 0 }
    expect(decide(refused('rate_limited', 2_000), tried)).toEqual({
      ...{ to: 'queued', inMs: 120_000 },
      gate: { notBeforeMs: 2_000 },
    })
    expect(decide(refused('limiter_down'), tried)).toMatchObject({ inMs: 120_000, gate: { notBeforeMs: 1_000 } })
  })

  it('uploads an image anew once, however often the network failed before', () => {
    expect(decide(refused('image_unavailable'), { failures: 12, strikes: 0 }).to).toBe('queued')
    expect(decide(refused('image_unavailable'), { failures: 1, strikes: 1 })).toEqual(failed('image_unavailable'))
  })
})
