import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { LOCAL_OWNER_ID } from '#lib/domain/team/roles'
import { generations } from '#lib/server/db/schema'
import { activity } from '#lib/server/db/schema-activity'
import { createChangeLog } from '#lib/server/generations/change-log'
import { getGeneration } from '#lib/server/generations/get-generation'
import { listGenerations } from '#lib/server/generations/list-generations'
import { listTakes } from '#lib/server/generations/list-takes'
import { openPlainDatabase, plainRow } from '#lib/server/generations/testing/plain-rows'
import { listFromPlace } from '#lib/server/generations/wall/list-from-place'
import { settleWallZone } from '#lib/server/generations/wall/settle-wall-zone'
import { readWallDays } from '#lib/server/generations/wall/wall-days'
import { deleteGenerations, restoreGenerations } from './delete-generations.ts'
import { markGenerations } from './mark-generations.ts'

/** The feed tells no transaction before every older one has ended, also those of other tests on the same server. */
const SOON = { timeout: 10_000 }
let database: Awaited<ReturnType<typeof openPlainDatabase>>
beforeAll(async () => {
  database = await openPlainDatabase()
})
beforeEach(async () => {
  await database.db.delete(generations)
})
afterAll(() => database.close())

/** Cancelled ones, which are settled and need no clip. */
async function settled(...moments: string[]): Promise<string[]> {
  const ids: string[] = []
  for (const moment of moments) {
    const values = plainRow({ createdAt: new Date(moment), takeOf: ids[0] ?? null })
    const [row] = await database.db.insert(generations).values(values).returning({ id: generations.id })
    if (row) ids.push(row.id)
  }
  await database.db.update(generations).set({ state: 'cancelled' })
  return ids
}
const days = async () => (await readWallDays(database.db)).days
const onWall = async () => (await listGenerations(database.db, { cursor: null })).generations.map((one) => one.id)

it('takes a generation out of every sight and counts its day down, and brings it back to its place', async () => {
  const [a = '', b = '', c = ''] = await settled('2026-11-20T08:00:00Z', '2026-11-20T09:00:00Z', '2026-11-24T10:00:00Z')
  const deleted = await deleteGenerations(database.db, [b], LOCAL_OWNER_ID)
  expect(deleted).toMatchObject({ ok: true, value: { deleted: [{ id: b, deleted: true }], underWay: [] } })
  expect(await onWall()).toEqual([c, a])
  expect(await days()).toEqual([
    ['2026-11-24', 1],
    ['2026-11-20', 1],
  ])
  expect(await getGeneration(database.db, b)).toBeNull()
  expect((await listTakes(database.db, a))?.takes.map(({ id, shot }) => [id, shot.take, shot.takes])).toEqual([
    [a, 1, 2],
    [c, 2, 2],
  ])
  const place = await listFromPlace(database.db, { day: '2026-11-20', nth: 99 })
  expect(place.generations.map((one) => one.id)).toEqual([a])
  expect(await markGenerations(database.db, { ids: [b], change: { rating: 1 } })).toMatchObject({ ok: false })

  expect(await deleteGenerations(database.db, [b], LOCAL_OWNER_ID)).toMatchObject({ value: { deleted: [] } })
  expect(await restoreGenerations(database.db, [b], LOCAL_OWNER_ID)).toMatchObject({
    ok: true,
    value: [{ id: b, deleted: false, restored: true }],
  })
  expect(await restoreGenerations(database.db, [b], LOCAL_OWNER_ID)).toEqual({ ok: true, value: [] })
  // What changes nothing the second time is not told twice.
  expect(await database.db.select().from(activity).orderBy(activity.id)).toMatchObject([
    { kind: 'deleted', actorId: LOCAL_OWNER_ID, generations: [b] },
    { kind: 'restored', actorId: LOCAL_OWNER_ID, generations: [b] },
  ])
  expect(await onWall()).toEqual([c, b, a])
  expect(await days()).toContainEqual(['2026-11-20', 2])
})

it('counts days right through everything that comes and goes', async () => {
  const ids = await settled('2026-11-20T08:00:00Z', '2026-11-20T23:30:00Z', '2026-11-24T10:00:00Z')
  await deleteGenerations(database.db, ids.slice(0, 2), LOCAL_OWNER_ID)
  await settleWallZone(database.db, 'Europe/Berlin')
  expect(await days()).toEqual([['2026-11-24', 1]])
  await restoreGenerations(database.db, ids.slice(1, 2), LOCAL_OWNER_ID)
  expect(await days()).toContainEqual(['2026-11-21', 1])
  await settleWallZone(database.db, 'UTC')
  await database.db.update(generations).set({ takeOf: null })
  for (const id of ids) await database.db.delete(generations).where(eq(generations.id, id))
  expect(await days()).toEqual([])
})

it('leaves alone what is under way, and says so; the database would not have it either', async () => {
  const [done = ''] = await settled('2026-11-20T08:00:00Z')
  const [busy] = await database.db.insert(generations).values(plainRow()).returning({ id: generations.id })
  const id = busy?.id ?? ''
  expect(await deleteGenerations(database.db, [done, id], LOCAL_OWNER_ID)).toMatchObject({
    ok: true,
    value: { deleted: [{ id: done }], underWay: [id] },
  })
  expect(await onWall()).toEqual([id])
  await expect(database.db.update(generations).set({ deletedAt: sql`now()` })).rejects.toThrow()
})

it('is told by the change feed, and so is that it was undone', async () => {
  const [id = ''] = await settled('2026-11-20T08:00:00Z')
  const feed = createChangeLog(database.db)
  let rev = Number((await feed.since(0)).rev)
  const told = () =>
    vi.waitFor(async () => {
      const { changes, rev: now } = await feed.since(rev)
      expect(changes).toHaveLength(1)
      rev = Number(now)
      return [changes[0]?.deleted, changes[0]?.restored]
    }, SOON)
  await deleteGenerations(database.db, [id], LOCAL_OWNER_ID)
  expect(await told()).toEqual([true, false])
  await restoreGenerations(database.db, [id], LOCAL_OWNER_ID)
  expect(await told()).toEqual([false, true])
})
