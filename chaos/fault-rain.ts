import { setTimeout as pause } from 'node:timers/promises'
import type { Fault } from '#lib/server/generations/testing/sandbox-bench'
import type { Bench } from './bench.ts'
import type { Random } from './random.ts'

const EVERY_MS = 250
/** Waiting plans at most, so that what rains into a lull does not all come down at once after it. */
const WAITING_MAX = 12

type Doing = readonly [Fault['do'], weight: number]
const error = { error: { code: 'internal_error', message: 'something broke' } }
const answer = (status: number, when: 'before' | 'after', headers = {}) => ({
  kind: 'answer',
  status,
  when,
  headers,
  body: error,
})
const limited = (status: number, code: string) => ({
  kind: 'answer',
  status,
  headers: { 'retry-after': '1' },
  body: { error: { code, message: 'slow down' } },
})

const SUBMIT: readonly Doing[] = [
  [{ kind: 'delay', ms: 1500, when: 'before' }, 3],
  [{ kind: 'delay', ms: 1500, when: 'after' }, 3],
  [{ kind: 'reset', when: 'before' }, 2],
  [{ kind: 'reset', when: 'after' }, 4],
  [answer(500, 'after'), 2],
  [answer(502, 'after'), 2],
  [answer(503, 'after'), 2],
  [answer(504, 'after'), 2],
  [limited(429, 'rate_limit_exceeded'), 2],
  [limited(503, 'rate_limit_unavailable'), 2],
  [{ kind: 'html' }, 2],
  [{ kind: 'nothing' }, 2],
  [{ kind: 'cut_json' }, 2],
  [{ kind: 'huge', bytes: 5_000_000 }, 1],
  [{ kind: 'close_midway' }, 2],
  [{ kind: 'replace', remove: ['id'] }, 2],
  [{ kind: 'replace', fields: { id: 'tsk_vid_wrong' } }, 1],
]
const STATUS: readonly Doing[] = [
  [{ kind: 'replace', fields: { status: 'pondering' }, remove: ['result'] }, 2],
  [{ kind: 'replace', fields: { status: 'in_progress', progress: 150 }, remove: ['result'] }, 2],
  [{ kind: 'replace', fields: { status: 'in_progress', progress: 'NaN' }, remove: ['result'] }, 2],
  [{ kind: 'replace', remove: ['result'] }, 2],
  [answer(404, 'before'), 2],
  [answer(500, 'before'), 2],
  [answer(503, 'before'), 2],
  [{ kind: 'reset' }, 3],
  [{ kind: 'delay', ms: 1000 }, 2],
  [{ kind: 'html' }, 2],
  [{ kind: 'cut_json' }, 2],
  [{ kind: 'trickle', everyMs: 5 }, 1],
]
const FILE: readonly Doing[] = [
  [{ kind: 'reset' }, 2],
  [{ kind: 'reset_midway' }, 3],
  [{ kind: 'chunked_cut' }, 3],
  [{ kind: 'short_length' }, 2],
  [{ kind: 'close_midway' }, 2],
  [{ kind: 'answer', status: 403, body: 'expired' }, 2],
  [{ kind: 'answer', status: 302, headers: { location: 'http://10.0.0.1/' }, body: '' }, 1],
  [{ kind: 'html' }, 2],
  [{ kind: 'brotli' }, 1],
  [{ kind: 'no_moov' }, 2],
  [{ kind: 'not_video' }, 2],
  [{ kind: 'delay', ms: 1000 }, 2],
]
const UPLOAD: readonly Doing[] = [
  [{ kind: 'reset' }, 2],
  [{ kind: 'reset', when: 'after' }, 2],
  [answer(500, 'after'), 2],
  [limited(429, 'rate_limit_exceeded'), 1],
  [{ kind: 'html' }, 1],
  [{ kind: 'cut_json' }, 1],
]

/** How likely a tick brings a fault to each endpoint. The balance is asked for only while the queue is paused. */
const POINTS: readonly (readonly [Fault['on'], number, readonly Doing[]])[] = [
  ['submit', 0.5, SUBMIT],
  ['status', 0.6, STATUS],
  ['file', 0.45, FILE],
  ['upload', 0.2, UPLOAD],
  ['balance', 0.02, [[{ kind: 'reset' }, 1]]],
]
/** Refusals of the key and the balance stop everybody, so they are rare: about one a minute. */
const REFUSED: Fault = {
  on: 'submit',
  do: { kind: 'answer', status: 402, body: { error: { code: 'insufficient_quota', message: 'no' } } },
}
const REFUSED_EVERY_TICKS = 240

/** Lets faults rain on all endpoints of the sandbox until the signal says stop. @returns how many were met, by endpoint and kind */
export async function rain({ sandbox }: Bench, random: Random, stop: AbortSignal): Promise<Map<string, number>> {
  const met = new Map<string, number>()
  for (let tick = 1; !stop.aborted; tick += 1) {
    const waiting = await sandbox.waiting()
    const plans: Fault[] = tick % REFUSED_EVERY_TICKS === 0 ? [REFUSED] : []
    for (const [on, chance, kinds] of POINTS) {
      const full = waiting.filter((plan) => plan.on === on).length >= WAITING_MAX
      if (random.next() < chance && !full) plans.push({ on, do: random.pick(kinds) })
    }
    await sandbox.plan(...plans)
    for (const plan of plans) count(plan, 1)
    await pause(EVERY_MS, undefined, { signal: stop }).catch(() => undefined)
  }
  for (const plan of await sandbox.waiting()) count(plan, -1)
  await sandbox.clear()
  return met

  function count(plan: { on: string; do: Fault['do'] }, by: 1 | -1): void {
    const name = `${plan.on} ${plan.do.kind}${plan.do.kind === 'answer' ? ` ${plan.do.status}` : ''}`
    met.set(name, (met.get(name) ?? 0) + by)
  }
}
