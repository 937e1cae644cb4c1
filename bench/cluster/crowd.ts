import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { BenchResult } from '#bench/bench'
import { statesOf, WATCH_MS, type Watched, watch } from '#bench/viewers/watch'
import type { Random } from '#chaos/random'
import { type Cluster, endAll } from './open-cluster.ts'
import { press } from './press.ts'

const JOBS = 500
const CROWD = 1_000
const GOALS = { p99Ms: 100, cores: 1 }
const HOUR_MS = 3_600_000

/** The change feed of several web processes: jobs under way, a crowd spread over all of them, and what the database has to do for it. */
export async function watchCrowd(cluster: Cluster, random: Random): Promise<BenchResult> {
  const { urls, webs, db } = cluster
  const paced = { method: 'POST', body: JSON.stringify({ runMs: HOUR_MS }) }
  await fetch(`${cluster.sandbox.url}/__sandbox/pace`, paced)
  const workers = await cluster.startWorkers(1, { POLL_FIRST_MS: '1000', POLL_EVERY_MS: '1500' })
  await press(cluster, { count: JOBS, random, room: JOBS })
  while ((await statesOf(urls[0] ?? '')).running !== JOBS) await pause(500)
  const places = { urls, pids: () => webs.map((web) => web.pid()) }
  const look = async (crowd: number) => {
    const [before, began] = [await transactions(), performance.now()]
    const watched = await watch(places, crowd)
    return { ...watched, perSecond: ((await transactions()) - before) / ((performance.now() - began) / 1000) }
  }
  const one = await look(1)
  const many = await look(CROWD)
  await endAll(workers)
  const row = (viewing: number, { asked, p50, p99, cores, perSecond, provider }: Watched & { perSecond: number }) => [
    viewing.toLocaleString('en'),
    (asked / (WATCH_MS / 1000)).toFixed(0),
    p50.toFixed(0),
    p99.toFixed(0),
    cores.toFixed(2),
    perSecond.toFixed(0),
    String(provider),
  ]
  return {
    about: `${JOBS} jobs under way, one worker that polls them, ${urls.length} web processes; every viewer is the page's own change feed on a connection of its own, for ${WATCH_MS / 1000} s, at one of the web processes in turn, from a process on the same machine. Transactions are all of the database's, those of the polls included.`,
    columns: [
      'viewers',
      'requests/s',
      'p50 ms',
      'p99 ms',
      'cores of all web',
      'transactions/s',
      'status queries to the provider',
    ],
    rows: [row(1, one), row(CROWD, many)],
    goals: [
      { text: `p99 at most ${GOALS.p99Ms} ms with ${CROWD} viewers`, met: many.p99 <= GOALS.p99Ms },
      { text: `at most ${GOALS.cores} core for all web processes`, met: many.cores <= GOALS.cores },
      {
        text: 'as many queries to the provider, within a tenth, as with one viewer',
        met: many.provider <= 1.1 * one.provider,
      },
    ],
  }

  async function transactions(): Promise<number> {
    const { rows } = await db.execute<{ n: string }>(
      sql`select xact_commit as n from pg_stat_database where datname = current_database()`,
    )
    return Number(rows[0]?.n)
  }
}
