import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { databaseLocation } from '#lib/server/db/embedded/location'
import { migrate } from '#lib/server/db/migrate'
import { freePort } from '#lib/server/supervisor/testing/free-port'
import { type Bench, openBench } from './bench.ts'
import { type Calm, hurry, seeCalm } from './calm.ts'
import { type Clicked, click, makeStills } from './clicks.ts'
import { rain } from './fault-rain.ts'
import { type Random, randomFrom } from './random.ts'
import type { Victim } from './victim.ts'
import { killAtRandom, postgresVictim, untilUp, type Weights, webVictim, workerVictim } from './victims.ts'

/** One distinct clip needs one poster, which takes half a second of a core; so a clip that is taken for another is noticed 99 times of 100. */
const CLIP_KINDS = 100
const WORKERS = 3
const TELL_EVERY_MS = 10_000
const READ_EVERY_MS = 250
const HURRY_EVERY_MS = 15_000

export type StormOptions = {
  seed: number
  clicks: number
  /** Clicking ends after this time, whether all were made or not. */
  withinMs: number
  /** Pause before the next kill. */
  pauseMs(random: Random): number
  weights: Weights
  faults: boolean
  say(line: string): void
}

export type StormResult = Calm &
  Clicked & { stormMs: number; accepted: number; kills: [name: string, count: number][]; faults: Map<string, number> }

/** A whole Inbetween under load, with everything that can die dying again and again; then calm, and the judge. */
export async function storm(options: StormOptions): Promise<StormResult> {
  const folder = mkdtempSync(path.join(tmpdir(), 'inbetween-chaos-'))
  const found = databaseLocation(path.join(folder, 'postgres'))
  if (!found.ok) throw new Error(found.sentence)
  const victims = [postgresVictim(found.location)]
  try {
    await untilUp(victims)
    await migrate(found.location.url)
    const bench = await openBench(found.location.url, folder, { kinds: CLIP_KINDS, complain: () => {} })
    try {
      return await rage(bench, victims, options)
    } finally {
      for (const victim of victims.slice(1)) await victim.end()
      await bench.close()
    }
  } finally {
    for (const victim of victims) await victim.end()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}

async function rage(bench: Bench, victims: Victim[], options: StormOptions): Promise<StormResult> {
  const { seed, say, weights, pauseMs } = options
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const env = { ...bench.env, PORT: String(port), LOG_LEVEL: 'error' }
  for (let number = 1; number <= WORKERS; number += 1) victims.push(workerVictim(`worker ${number}`, env))
  if (weights.web > 0) victims.push(webVictim(env, url))
  await untilUp(victims)
  const stills = await makeStills(bench)
  say('everything is up: the storm begins')

  const stop = new AbortController()
  const begun = performance.now()
  const late = AbortSignal.timeout(options.withinMs)
  const others = [
    killAtRandom(victims, weights, pauseMs, randomFrom(seed + 2), stop.signal),
    readPages(url, stop.signal),
    cutPausesShort(bench, stop.signal),
    tell(bench, victims, say, stop.signal),
  ]
  const raining = options.faults ? rain(bench, randomFrom(seed + 1), stop.signal) : new Map<string, number>()
  const clicked = await click(bench, randomFrom(seed), { stills, target: options.clicks, stop: late })
  stop.abort()
  const faults = await raining
  await Promise.all(others)
  const stormMs = performance.now() - begun
  say(`calm after ${Math.round(stormMs / 1000)} s`)
  const calm = await seeCalm(bench)
  const accepted = (await bench.sandbox.ledger()).filter((entry) => entry.kind === 'accepted').length
  const kills = victims.map((victim): [string, number] => [victim.name, victim.kills])
  return { ...calm, ...clicked, stormMs, accepted, kills, faults }
}

/** Somebody looks at the wall all the while. What is answered is not judged here: the web may be dead. */
async function readPages(url: string, stop: AbortSignal): Promise<void> {
  for (let round = 0; !stop.aborted; round += 1) {
    const page = ['/api/changes?since=0', '/api/generations', '/api/ready'][round % 3]
    const answer = await fetch(`${url}${page}`, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined)
    await answer?.body?.cancel().catch(() => undefined)
    await pause(READ_EVERY_MS)
  }
}

/** A quarter of an hour between two look-ups is most of a storm: somebody presses Check again, and webhooks arrive. */
async function cutPausesShort(bench: Bench, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    await pause(HURRY_EVERY_MS, undefined, { signal: stop }).catch(() => undefined)
    await hurry(bench).catch(() => undefined)
  }
}

async function tell(
  { db, sandbox }: Bench,
  victims: Victim[],
  say: (line: string) => void,
  stop: AbortSignal,
): Promise<void> {
  while (!stop.aborted) {
    await pause(TELL_EVERY_MS, undefined, { signal: stop }).catch(() => undefined)
    const { rows } = await db
      .execute<{ state: string; n: number }>('select state, count(*)::int as n from generations group by 1 order by 1')
      .catch(() => ({ rows: [] }))
    const accepted = (await sandbox.ledger()).length
    const kills = victims.reduce((sum, victim) => sum + victim.kills, 0)
    say(
      `${rows.map(({ state, n }) => `${n} ${state}`).join(', ') || 'no database'}; ${accepted} accepted, ${kills} kills`,
    )
  }
}
