import { eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { chores } from '#lib/server/db/schema-upkeep'
import { openStepBench, type StepBench } from '#lib/server/generations/testing/step-bench'
import { StorageUnavailable } from '#lib/server/storage/storage-unavailable'
import { readGate } from './submit-gate.ts'
import { sweep } from './sweep.ts'

let bench: StepBench
beforeAll(async () => {
  bench = await openStepBench()
})
afterEach(async () => {
  await bench.db.delete(chores).where(eq(chores.name, 'store'))
  await bench.expectNothingPaidTwice()
})
afterAll(() => bench.close())

/** The store while it refuses, as S3 does at the end of a download or a disk at its beginning. */
const refusing = (reason: 'full' | 'read_only' | 'away') => ({
  media: { ...bench.media, openWrite: () => Promise.reject(new StorageUnavailable(reason, null)) },
})
const pause = async () => (await readGate(bench.db)).pause
const moveHold = (by: string) =>
  bench.db.execute(sql`update chores set due_at = due_at + ${by}::interval, began_at = began_at + ${by}::interval`)

it.each(['full', 'read_only', 'away'] as const)(
  'buys nothing while the store is %s, says why, and goes on at the first clip that it takes',
  async (reason) => {
    const paid = await bench.submitAndRun(['submit', 'poll'])
    expect(await bench.run('save', paid, refusing(reason))).toBe('saving')
    const waiting = await bench.submit()
    expect(await bench.run('submit', waiting)).toBe('queued')
    expect(await bench.accepted(waiting)).toEqual([])
    expect(await pause()).toEqual({ reason: 'store', message: null, since: expect.any(Number), checkedAt: null })
    await bench.db.execute(sql`delete from pgboss.job`)
    await sweep(bench.deps)
    expect(await bench.nudges(waiting)).toEqual([])

    expect(await bench.run('save', paid)).toBe('ready')
    expect(await pause()).toBeNull()
    await bench.makeDue(waiting)
    await sweep(bench.deps)
    expect(await bench.nudges(waiting)).toEqual(['submit'])
    expect(await bench.run('submit', waiting)).toBe('running')
  },
)

it('stops what a worker was about to send', async () => {
  const paid = await bench.submitAndRun(['submit', 'poll'])
  const waiting = await bench.submit()
  await bench.run('save', paid, refusing('away'))
  await bench.db.execute(sql`update generations set state = 'submitting', due_at = now() where id = ${waiting}`)
  expect(await bench.run('submit', waiting)).toBe('queued')
  expect(await bench.accepted(waiting)).toEqual([])
  expect(await bench.run('save', paid)).toBe('ready')
})

it('tells since when, and is over by itself once nobody has been refused for long', async () => {
  const paid = await bench.submitAndRun(['submit', 'poll'])
  await bench.run('save', paid, refusing('full'))
  await moveHold('-10 minutes')
  const since = (await pause())?.since
  await bench.run('save', paid, refusing('full'))
  expect((await pause())?.since).toBe(since)
  await moveHold('-14 minutes')
  expect(await pause()).not.toBeNull()
  await moveHold('-1 minute')
  expect(await pause()).toBeNull()
  expect(await bench.submitAndRun(['submit']).then(bench.row)).toMatchObject({ state: 'running' })
  await bench.run('save', paid, refusing('full'))
  expect((await pause())?.since).toBeGreaterThan(Date.now() - 60_000)
  expect(await bench.run('save', paid)).toBe('ready')
})

it('says first what the provider refuses', async () => {
  const paid = await bench.submitAndRun(['submit', 'poll'])
  await bench.run('save', paid, refusing('full'))
  await bench.db.execute(sql`update submit_gate set pause = 'quota', paused_at = now()`)
  expect(await pause()).toMatchObject({ reason: 'quota' })
  await bench.openGate()
  expect(await pause()).toMatchObject({ reason: 'store' })
  expect(await bench.run('save', paid)).toBe('ready')
})
