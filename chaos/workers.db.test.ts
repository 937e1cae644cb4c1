import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { getTableColumns, sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { generations } from '#lib/server/db/schema'
import { createTestDatabase } from '#lib/server/db/testing/test-database'
import { type Bench, openBench } from './bench.ts'
import { endLeases } from './leases.ts'

let folder = ''
let database: Awaited<ReturnType<typeof createTestDatabase>>
let bench: Bench
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'workers-'))
  database = await createTestDatabase()
  // What is proven here is who does what, not what clips look like.
  bench = await openBench(database.url, folder, { kinds: 3 })
})
afterEach(async () => {
  await bench.close()
  await database.drop()
  rmSync(folder, { recursive: true })
})

/** Once what they have under way has ended: on a bucket two may look at the same clip, each with a copy of its own. */
const expectKept = () =>
  expect.poll(async () => Object.values(await bench.verdict()).flat(), { timeout: 20_000 }).toEqual([])
/** Late enough for a worker to be stopped meanwhile; its answer waits for it in the socket. */
const LATE_MS = 2_000
const late = (on: 'submit' | 'status' | 'file') =>
  bench.sandbox.plan({ on, match: { promptIncludes: `late ${on}` }, do: { kind: 'delay', ms: LATE_MS, when: 'after' } })
/** While there are workers to make them. */
const untilPictured = () => expect.poll(bench.withoutPictures, { timeout: 60_000 }).toBe(0)
const untilMet = () => expect.poll(bench.sandbox.waiting, { timeout: 60_000 }).toEqual([])

/** A poster that is made tells the cards of its clip, which moves no row. */
const { rev: _, ...unlessTold } = getTableColumns(generations)

/** A worker that stops where another one would die: as one of a machine that hangs or is cut off, its connections stand. */
const STOPS_INSTEAD = [
  '--import',
  `data:text/javascript,const kill=process.kill.bind(process);process.kill=(pid,signal)=>kill(pid,signal==='SIGKILL'?'SIGSTOP':signal)`,
]
const isStopped = (pid: number) =>
  execFileSync('ps', ['-o', 'stat=', '-p', `${pid}`], { encoding: 'utf8' }).startsWith('T')

describe('a stopped worker', { timeout: 240_000 }, () => {
  it('that goes on once its leases are over moves no row: the two that took over have ended them', async () => {
    const zombie = bench.worker()
    for (const on of ['submit', 'status', 'file'] as const) await late(on)
    const ids = await Promise.all(['submit', 'status', 'file'].map((on) => bench.submitDue(`late ${on}`)))
    await untilMet()
    zombie.kill('SIGSTOP')
    const held = await bench.db.select({ token: generations.leaseToken }).from(generations)
    expect(held.map(({ token }) => token)).not.toContain(null)
    await endLeases(bench.db, ids)

    const others = [bench.worker(), bench.worker()]
    await bench.reach(ids, ['ready'], 120_000)
    await untilPictured()
    const lateRows = () =>
      bench.db.select(unlessTold).from(generations).where(sql`prompt like 'late %'`).orderBy(generations.id)
    const before = await lateRows()
    zombie.kill('SIGCONT')
    // The zombie does new work like anybody: once it has, it has also tried to end the old.
    for (const other of others) other.kill('SIGKILL')
    await bench.reach([await bench.submitDue('afterwards')], ['ready'], 60_000)
    expect(await lateRows()).toEqual(before)
    for (const id of ids) expect(await bench.accepted(id)).toHaveLength(1)
    await untilPictured()
    zombie.kill('SIGTERM')
    expect(await zombie.exited).toBe(0)
    await expectKept()
  })

  it('in the middle of a transaction keeps its locks for a moment only: another takes over', async () => {
    const zombie = bench.worker({ crashAt: 'save.before_ready', nodeOptions: STOPS_INSTEAD })
    const id = await bench.submitDue()
    await expect.poll(() => isStopped(zombie.pid), { timeout: 60_000 }).toBe(true)
    bench.worker()
    await endLeases(bench.db, [id])
    await bench.reach([id], ['ready'])
    await untilPictured()
    zombie.kill('SIGCONT')
    zombie.kill('SIGTERM')
    expect(await zombie.exited).toBe(0)
    await expectKept()
  })
})

describe('a worker that stopped just before the paid call', { timeout: 240_000 }, () => {
  it('sends nothing when it goes on after a person has sent it again', async () => {
    const zombie = bench.worker({ crashAt: 'submit.sending', nodeOptions: STOPS_INSTEAD })
    const id = await bench.submitDue()
    await expect.poll(() => isStopped(zombie.pid), { timeout: 60_000 }).toBe(true)
    const since = Date.now()
    await endLeases(bench.db, [id])
    bench.worker()
    await bench.reach([id], ['unconfirmed'])
    await bench.sendAgain(id)
    await bench.reach([id], ['ready'])
    await expect.poll(() => Date.now() - since, { timeout: 60_000 }).toBeGreaterThan(10_000)
    zombie.kill('SIGCONT')
    zombie.kill('SIGTERM')
    expect(await zombie.exited).toBe(0)
    expect(await bench.sandbox.ledger()).toHaveLength(1)
    await untilPictured()
    await expectKept()
  })
})

describe('a worker that is asked to end', { timeout: 120_000 }, () => {
  it.each([1, 5])('by SIGTERM, %i times: writes down the answer that it waits for, and ends with 0', async (times) => {
    const worker = bench.worker()
    await late('submit')
    const id = await bench.submitDue('late submit')
    await untilMet()
    for (const _ of Array(times)) worker.kill('SIGTERM')
    expect(await worker.exited).toBe(0)
    expect(await bench.row(id)).toMatchObject({ state: 'running', leaseToken: null })
    expect(await bench.accepted(id)).toHaveLength(1)
    await expectKept()
  })
})

/** Node's own clock, moved. Timers go on as they are, as they do when a machine's clock is set. */
const clockAhead = (ms: number) => [
  '--import',
  `data:text/javascript,const now=Date.now;Date.now=()=>now()+(${ms});globalThis.Date=class extends Date{constructor(...a){a.length?super(...a):super(Date.now())}static now(){return now()+(${ms})}}`,
]
const HOUR = 3_600_000

describe('workers whose clocks are an hour fast and an hour slow', { timeout: 120_000 }, () => {
  it('take no row twice and find nothing old', async () => {
    for (const ms of [HOUR, -HOUR]) bench.worker({ nodeOptions: clockAhead(ms) })
    const ids = await Promise.all(Array.from({ length: 12 }, () => bench.submitDue()))
    await bench.reach(ids, ['ready'], 90_000)
    await untilPictured()
    await expectKept()
    const entries = await bench.sandbox.ledger()
    expect(new Set(entries.map((entry) => entry.clientBusinessId)).size).toBe(ids.length)
    expect(entries).toHaveLength(ids.length)
  })
})

describe('a database that cuts its connections', { timeout: 240_000 }, () => {
  it('loses no generation, and its workers go on', async () => {
    const workers = [bench.worker(), bench.worker()]
    await Promise.all(workers.map((worker) => worker.ready))
    const ids = await Promise.all(Array.from({ length: 20 }, () => bench.submitDue()))
    const cut = sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name like 'inbetween%' and pid <> pg_backend_pid()`
    const cuts = expect.poll(
      async () => {
        await bench.db.execute(cut).catch(() => undefined)
        return bench.db.$count(generations, sql`state = 'ready'`).catch(() => 0)
      },
      { interval: 1_000, timeout: 60_000 },
    )
    await cuts.toBeGreaterThan(5)
    await bench.reach(ids, ['ready', 'unconfirmed'], 90_000)
    await bench.db.update(generations).set({ dueAt: sql`now() - interval '1 ms'` }).where(sql`due_at is not null`)
    await bench.reach(ids, ['ready'], 60_000)
    for (const id of ids) expect(await bench.accepted(id)).toHaveLength(1)
    await untilPictured()
    await expectKept()
    for (const worker of workers) worker.kill('SIGTERM')
    expect(await Promise.all(workers.map((worker) => worker.exited))).toEqual([0, 0])
  })
})
