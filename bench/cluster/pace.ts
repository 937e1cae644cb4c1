import { cpus } from 'node:os'
import { sql } from 'drizzle-orm'
import type { BenchResult } from '#bench/bench'
import { cpuSeconds } from '#bench/viewers/cpu-seconds'
import type { Random } from '#chaos/random'
import { drain } from './drain.ts'
import { type Cluster, endAll } from './open-cluster.ts'
import { press } from './press.ts'

const WORKERS = [1, 2, 4]

/** Jobs a second, from a queue that waits when the workers come. Pictures are made before, since a clip that is known needs none. */
export async function measurePace(
  cluster: Cluster,
  { jobs, random, say }: { jobs: number; random: Random; say(line: string): void },
): Promise<BenchResult> {
  const rows: string[][] = []
  let settled = true
  for (const count of WORKERS) {
    const pressed = await press(cluster, { count: jobs, random, room: jobs })
    const before = cpus()
    const workers = await cluster.startWorkers(count)
    const { left, neverTaken } = await drain(cluster)
    settled &&= left + neverTaken.length === 0
    const used = workers.reduce((sum, worker) => sum + cpuSeconds(worker.pid()), 0)
    const busy = busyShare(before, cpus())
    await endAll(workers)
    const rate = await rateOf(cluster, jobs)
    say(`${count} workers: ${rate.toFixed(1)} jobs/s; pressed at ${(jobs / pressed.seconds).toFixed(1)}/s`)
    rows.push([String(count), String(jobs), rate.toFixed(1), ((used * 1000) / jobs).toFixed(0), busy.toFixed(0)])
  }
  return {
    about: `Submit to saved on ${cluster.storeName}: ${jobs} clicks wait in the queue before the workers start, and the rate is that of the middle eight tenths. Nothing is killed. Pictures were made before: there are ${cluster.kinds} different clips, each stored anew by each job. CPU of the workers includes their start and the questions of an idle one; the machine is all of it, neighbours and the bench included.`,
    columns: ['workers', 'jobs', 'jobs/s', 'CPU of the workers, ms per job', 'machine busy, %'],
    rows,
    goals: [{ text: 'all were saved', met: settled }],
  }
}

/** Of the last so many that became ready, without the first and the last tenth. */
async function rateOf({ db }: Cluster, jobs: number): Promise<number> {
  const { rows } = await db.execute<{ seconds: number; n: number }>(sql`
    with last as (select at from generation_history where state = 'ready' order by id desc limit ${jobs}),
    placed as (select at, percent_rank() over (order by at) as place from last)
    select count(*)::int as n, extract(epoch from max(at) - min(at))::float8 as seconds from placed
    where place between 0.1 and 0.9`)
  const [middle] = rows
  return middle ? (middle.n - 1) / middle.seconds : Number.NaN
}

/** What all of the machine did, neighbours and the bench itself included, in per cent. */
function busyShare(before: ReturnType<typeof cpus>, after: ReturnType<typeof cpus>): number {
  const sum = (all: typeof before) =>
    all.reduce(
      ({ idle, total }, { times }) => ({
        idle: idle + times.idle,
        total: total + Object.values(times).reduce((one, other) => one + other, 0),
      }),
      { idle: 0, total: 0 },
    )
  const [from, to] = [sum(before), sum(after)]
  return 100 * (1 - (to.idle - from.idle) / (to.total - from.total))
}
