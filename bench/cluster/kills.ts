import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { BenchResult } from '#bench/bench'
import { seeCalm } from '#chaos/calm'
import { type Random, randomFrom } from '#chaos/random'
import { killAtRandom } from '#chaos/victims'
import { generations } from '#lib/server/db/schema'
import { drain } from './drain.ts'
import { type Cluster, endAll } from './open-cluster.ts'
import { press, sendAgain } from './press.ts'

const WORKERS = 4
const WEIGHTS = { worker: 60, web: 40, postgres: 0 }
const PAUSE_MS = { least: 2_000, most: 6_000 }
const TELL_EVERY_MS = 15_000

/** So many generations, pressed at all web processes, while those and the workers are killed at random; then calm, and the judge. */
export async function throughKills(
  cluster: Cluster,
  { count, seed, say }: { count: number; seed: number; say(line: string): void },
): Promise<BenchResult> {
  const { db, webs } = cluster
  const earlier = await db.$count(generations)
  const workers = await cluster.startWorkers(WORKERS)
  const victims = [...workers, ...webs]
  const stop = new AbortController()
  const pauseMs = (random: Random) => random.between(PAUSE_MS.least, PAUSE_MS.most)
  const others = [killAtRandom(victims, WEIGHTS, pauseMs, randomFrom(seed + 1), stop.signal), tell(stop.signal)]
  const began = performance.now()
  const pressed = await press(cluster, { count, random: randomFrom(seed) })
  stop.abort()
  await Promise.all(others)
  say(`pressed in ${pressed.seconds.toFixed(0)} s; nothing is killed any more`)
  const { left, neverTaken } = await drain(cluster)
  const seconds = (performance.now() - began) / 1000
  say(`settled after ${seconds.toFixed(0)} s, ${left} left, ${neverTaken.length} for a person to decide`)
  await sendAgain(cluster, neverTaken)
  await drain(cluster)
  const calm = await seeCalm(cluster)
  await endAll(workers)

  const { verdict } = calm
  const accepted = (await cluster.sandbox.ledger()).filter(({ kind }) => kind === 'accepted').length
  const made = await db.$count(generations)
  const files = [...verdict.spoiltFiles, ...verdict.orphanFiles, ...verdict.temporaryFiles]
  const lost = [...verdict.lostIds, ...calm.wrongClips]
  const unsettled = [...calm.unsettled, ...Array.from({ length: calm.neverTaken }, () => 'never taken')]
  const broken = {
    paidTwice: verdict.paidTwice,
    twoIds: pressed.twoIds,
    lost,
    unsettled,
    files,
    edges: verdict.illegalEdges,
  }
  for (const [promise, cases] of Object.entries(broken))
    if (cases.length > 0) say(`${promise}: ${cases.slice(0, 20).join('; ')}`)
  const kills = (of: typeof victims) => of.reduce((sum, victim) => sum + victim.kills, 0)
  const whole = made - earlier === count && pressed.ids.size === count && calm.states.get('ready') === made
  return {
    about: `${count.toLocaleString('en')} clicks on ${webs.length} web processes, ${WORKERS} workers, ${cluster.storeName}; ${cluster.kinds} different clips, whose pictures are made once. kill -9 of a worker or a web process ${PAUSE_MS.least / 1000} to ${PAUSE_MS.most / 1000} s after at most one is down, one time in five however many are; each starts again after 0.25 s. Of 100 clicks 30 are pressed on two web processes at once and 10 once more on another; every press without an answer is repeated at the next.`,
    columns: ['', ''],
    rows: [
      ['presses, each a call of the server action', pressed.presses.toLocaleString('en')],
      ['of them without an answer, and repeated', pressed.unanswered.toLocaleString('en')],
      ['kills of workers', String(kills(workers))],
      ['kills of web processes', String(kills(webs))],
      ['accepted by the provider, what was measured before included', accepted.toLocaleString('en')],
      [
        'killed on their way to the provider, which has nothing of them: sent again by a person',
        String(neverTaken.length),
      ],
      ['wall time until all was settled, s', seconds.toFixed(0)],
      ['jobs/s from the first click to the last settled', (count / seconds).toFixed(1)],
      ['states at the end', [...calm.states].map(([state, n]) => `${n.toLocaleString('en')} ${state}`).join(', ')],
    ],
    goals: [
      { text: 'workers and web processes were killed', met: kills(workers) > 0 && kills(webs) > 0 },
      {
        text: '0 paid twice, and no click answered with two generations',
        met: verdict.paidTwice.length === 0 && pressed.twoIds.length === 0,
      },
      {
        text: '0 lost: every accepted task is known and has the clip that the sandbox made for it',
        met: lost.length === 0,
      },
      { text: 'one generation for every click, and all ready', met: whole },
      { text: 'all settled', met: unsettled.length === 0 },
      {
        text: 'every file in the bucket is what its name says, none is missing, none is nobody’s',
        met: files.length === 0,
      },
      { text: 'no step that a generation may not take', met: verdict.illegalEdges.length === 0 },
    ],
  }

  async function tell(over: AbortSignal): Promise<void> {
    while (!over.aborted) {
      await pause(TELL_EVERY_MS, undefined, { signal: over }).catch(() => undefined)
      const { rows } = await db.execute<{ state: string; n: number }>(
        sql`select state, count(*)::int as n from generations group by 1 order by 1`,
      )
      const killed = victims.reduce((sum, victim) => sum + victim.kills, 0)
      say(`${rows.map(({ state, n }) => `${n} ${state}`).join(', ')}; ${killed} kills`)
    }
  }
}
