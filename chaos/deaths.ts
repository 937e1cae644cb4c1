import { CRASH_POINTS, type CrashPoint } from '#lib/server/crash-points'
import type { Fault } from '#lib/server/generations/testing/sandbox-bench'
import type { Bench } from './bench.ts'
import { openCutProxy } from './cut-proxy.ts'

/** One place to die: what it is called, how a worker is brought to die there, and what must become of its generation. */
export type Death = {
  name: string
  /** The worker's row goes on to `ready`, or stays `unconfirmed` because the provider never heard of it. */
  ends: 'ready' | 'unconfirmed'
  die(bench: Bench): Promise<string>
}

/** What the provider must do so that a worker comes by the place. */
const FAULTS: Partial<Record<CrashPoint, Omit<Fault, 'match'>>> = {
  'lookup.answered': { on: 'submit', do: { kind: 'reset', when: 'after' } },
  'lookup.found': { on: 'submit', do: { kind: 'reset', when: 'after' } },
  'wire.file_midway': { on: 'file', do: { kind: 'trickle', everyMs: 50 } },
}

/** Committed as `sending`, and no byte reached anybody. */
const NEVER_HEARD: readonly CrashPoint[] = ['submit.sending', 'wire.connected']

const CUTS: [string, (request: Buffer, bodyAt: number) => number, Death['ends']][] = [
  ['half the headers sent', (_, bodyAt) => bodyAt >> 1, 'unconfirmed'],
  ['the headers and half the body sent', (request, bodyAt) => (request.length + bodyAt) >> 1, 'unconfirmed'],
  ['all sent but the last byte', (request) => request.length - 1, 'unconfirmed'],
  ['everything sent', (request) => request.length, 'ready'],
]

/** Every place where a worker can die with a generation in its hands, in the order of a generation's life. */
export const DEATHS: readonly Death[] = [
  ...CRASH_POINTS.map((point) => ({ name: point, ends: endsOf(point), die: (bench: Bench) => dieAt(bench, point) })),
  ...CUTS.map(([name, share, ends]) => ({ name, ends, die: (bench: Bench) => dieSending(bench, name, share) })),
]

function endsOf(point: CrashPoint): Death['ends'] {
  return NEVER_HEARD.includes(point) ? 'unconfirmed' : 'ready'
}

async function dieAt(bench: Bench, point: CrashPoint): Promise<string> {
  const fault = FAULTS[point]
  if (fault) await bench.sandbox.plan({ ...fault, match: { promptIncludes: point } })
  const id = await bench.submitDue(point)
  await seeDead(bench.worker({ crashAt: point }))
  return id
}

async function dieSending(
  bench: Bench,
  name: string,
  share: (request: Buffer, bodyAt: number) => number,
): Promise<string> {
  const id = await bench.submitDue(name)
  const proxy = await openCutProxy(bench.sandbox.url, share, () => worker.kill('SIGKILL'))
  const worker = bench.worker({ baseUrl: proxy.url })
  await seeDead(worker)
  await proxy.close()
  return id
}

async function seeDead(worker: ReturnType<Bench['worker']>): Promise<void> {
  const end = await worker.exited
  if (end !== 'SIGKILL') throw new Error(`the worker ended with ${end} instead of dying:\n${worker.said()}`)
}
