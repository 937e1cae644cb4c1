import { setTimeout as pause } from 'node:timers/promises'
import type { DatabaseLocation } from '#lib/server/db/embedded/location'
import { startEmbeddedPostgres } from '#lib/server/db/embedded-postgres'
import { answers } from '#lib/server/supervisor/readiness'
import type { Random } from './random.ts'
import { spawnProcess } from './spawn-process.ts'
import { keepAlive, type Victim } from './victim.ts'

/**
 * One throw in five kills whoever it names, however many are down. The others wait until at most one is, so that the storm beats as fast
 * as the machine gets up, and a slow one still has something done in it.
 */
const REGARDLESS = 0.2

export type Weights = { worker: number; web: number; postgres: number }

/** PostgreSQL in its own folder; killed as by kill -9, and started again on what it left. */
export function postgresVictim(location: DatabaseLocation): Victim {
  return keepAlive('postgres', async () => {
    const started = await startEmbeddedPostgres(location)
    if (!started.ok) throw new Error(started.sentence)
    const { exited, kill, pid } = started.server
    // The others notice by themselves that the chaos is over.
    process.once('exit', kill)
    exited.then(() => process.off('exit', kill))
    return { pid, up: Promise.resolve(), exited, kill: (signal) => void process.kill(pid, signal) }
  })
}

export function workerVictim(name: string, env: NodeJS.ProcessEnv): Victim {
  return keepAlive(name, async () => {
    const worker = spawnProcess('worker', env)
    return { up: worker.ready, ...worker }
  })
}

export function webVictim(env: NodeJS.ProcessEnv, url: string, name = 'web'): Victim {
  return keepAlive(name, async () => {
    const web = spawnProcess('web', env)
    const ended = new AbortController()
    web.exited.then(() => ended.abort())
    const never = new Promise<void>(() => {})
    return { ...web, up: answers(`${url}/api/health`, ended.signal).catch(() => never) }
  })
}

/** kill -9 of one after the other until the signal says stop. @param pauseMs before each, beside the time in which they get up */
export async function killAtRandom(
  victims: readonly Victim[],
  weights: Weights,
  pauseMs: (random: Random) => number,
  random: Random,
  stop: AbortSignal,
): Promise<void> {
  const choices = victims.map((victim) => [victim, weightOf(victim, victims, weights)] as const)
  while (!stop.aborted) {
    await pause(pauseMs(random), undefined, { signal: stop }).catch(() => undefined)
    if (random.next() >= REGARDLESS) await untilUp(victims, { but: 1, stop })
    if (!stop.aborted) random.pick(choices).kill()
  }
}

/** Those of one kind share its weight. The kind is the first word of the name. */
function weightOf({ name }: Victim, victims: readonly Victim[], weights: Weights): number {
  const [kind = ''] = name.split(' ')
  const weight = Object.entries(weights).find(([of]) => of === kind)?.[1] ?? 0
  return weight / victims.filter((one) => one.name.split(' ')[0] === kind).length
}

/** @param options.but how many may be down all the same */
export async function untilUp(
  victims: readonly Victim[],
  { but = 0, stop }: { but?: number; stop?: AbortSignal } = {},
): Promise<void> {
  while (!stop?.aborted && victims.filter((victim) => !victim.isUp()).length > but) await pause(50)
}
