import { mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clips, generations } from '#lib/server/db/schema'
import { createTestDatabase } from '#lib/server/db/testing/test-database'
import { type Bench, openBench } from './bench.ts'
import { DEATHS, type Death } from './deaths.ts'

/** Side by side, each on a database of its own: a worker must not come by the generation that another one is to die with. */
const LANES = 3

const folder = mkdtempSync(path.join(tmpdir(), 'deaths-'))
type Lane = { bench: Bench; drop(): Promise<void> }
let lanes: Lane[] = []
const left = new Map<Death, { bench: Bench; id: string }>()

async function openLane(number: number): Promise<Lane> {
  const { url, drop } = await createTestDatabase()
  return { bench: await openBench(url, path.join(folder, String(number))), drop }
}

/** All deaths of a lane, one after the other; then time passes, and one worker is started that nobody kills. */
async function dieIn({ bench }: Lane, deaths: readonly Death[]): Promise<void> {
  for (const death of deaths) {
    const id = await death.die(bench)
    left.set(death, { bench, id })
    // As if its owner lived, so that the workers of the next deaths leave it alone.
    const leaseUntil = sql`now() + interval '1 hour'`
    await bench.db.update(generations).set({ leaseUntil }).where(eq(generations.id, id))
  }
  await letTimePass(bench)
  bench.worker()
}

/** The time until a dead worker's work is free to all: its lease, the first look for posters, the hour of a temporary file. */
async function letTimePass({ db, temporary }: Bench): Promise<void> {
  const over = { leaseUntil: sql`now() - interval '1 s'`, dueAt: sql`now() - interval '1 minute'` }
  await db.update(generations).set(over).where(sql`due_at is not null`)
  await db.update(clips).set({ createdAt: sql`now() - interval '1 day'` })
  for (const file of readdirSync(temporary)) utimesSync(path.join(temporary, file), 0, 0)
}

beforeAll(async () => {
  lanes = await Promise.all(Array.from({ length: LANES }, (_, number) => openLane(number)))
  await Promise.all(
    lanes.map((lane, number) =>
      dieIn(
        lane,
        DEATHS.filter((_, at) => at % LANES === number),
      ),
    ),
  )
}, 300_000)
afterAll(async () => {
  for (const { bench, drop } of lanes) {
    await bench.close()
    await drop()
  }
  rmSync(folder, { recursive: true })
})

describe('after kill -9 of a real worker', { timeout: 120_000 }, () => {
  it.each(DEATHS)('$name: the next one ends it $ends, and it is paid for once at most', async (death) => {
    const { bench, id } = left.get(death) ?? {}
    if (!bench || !id) throw new Error(`nobody died: ${death.name}`)
    await bench.reach([id], [death.ends])
    const accepted = await bench.accepted(id)
    expect(accepted).toHaveLength(death.ends === 'ready' ? 1 : 0)
    const taskId = accepted[0]?.taskId ?? null
    expect(await bench.attempt(id)).toMatchObject({ providerTaskId: taskId, number: 1 })
    expect((await bench.row(id)).clipSha256).toBe(taskId && bench.sandbox.rendered.get(taskId))
  })

  it('every poster and sprite is made, nothing was sent twice, and no file is left over', async () => {
    for (const { bench } of lanes) {
      const bare = () =>
        bench.db.$count(clips, sql`poster_sha256 is null or small_poster_sha256 is null or sprite_sha256 is null`)
      await expect.poll(bare, { timeout: 90_000 }).toBe(0)
      expect(Object.values(await bench.verdict()).flat()).toEqual([])
    }
  })
})
