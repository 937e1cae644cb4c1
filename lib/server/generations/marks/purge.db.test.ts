import { randomBytes } from 'node:crypto'
import { utimesSync } from 'node:fs'
import { eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { LOCAL_OWNER_ID } from '#lib/domain/team/roles'
import { attempts, clips, generationImages, generations, images } from '#lib/server/db/schema'
import { presets } from '#lib/server/db/schema-names'
import { unwantedMedia } from '#lib/server/db/schema-upkeep'
import { listAttempts } from '#lib/server/generations/ledger/list-attempts'
import { openStepBench, type StepBench } from '#lib/server/generations/testing/step-bench'
import { type MediaName, mediaName } from '#lib/server/storage/media-name'
import { StorageUnavailable } from '#lib/server/storage/storage-unavailable'
import { deleteGenerations, restoreGenerations } from './delete-generations.ts'
import { listDeleted } from './list-deleted.ts'
import { purgeDeleted } from './purge-deleted.ts'
import { removeUnwanted } from './remove-unwanted.ts'

const DAY = 24 * 3600_000
let bench: StepBench
beforeAll(async () => {
  bench = await openStepBench()
})
afterEach(async () => {
  await bench.sandbox.clear()
  await bench.db.delete(images)
  await bench.db.delete(unwantedMedia)
})
afterAll(() => bench.close())

const purge = () => purgeDeleted(bench.deps, 30 * DAY)
/** Files as old as what has been in the store for a while. */
const age = (...names: MediaName[]) => {
  for (const name of names) utimesSync(bench.media.pathOf(name), 0, 0)
}
const isThere = async (name: MediaName) => (await bench.media.stat(name)) !== null
const daysAgo = (id: string, days: number) =>
  bench.db
    .update(generations)
    .set({ deletedAt: sql`now() - make_interval(days => ${days})` })
    .where(eq(generations.id, id))

/** A ready one with files of its own, which were stored long ago. */
async function ready() {
  const id = await bench.submitAndRun(['submit', 'poll', 'save', 'derive'])
  const { sha256 } = await bench.clipOf(id)
  // The clips of the bench look alike, and so have one poster and one sprite.
  const derived = [await bench.media.put(randomBytes(9), 'jpg'), await bench.media.put(randomBytes(9), 'jpg')] as const
  await bench.db
    .update(clips)
    .set({ posterSha256: derived[0].sha256, spriteSha256: derived[1].sha256 })
    .where(eq(clips.sha256, sha256))
  const files = [mediaName(sha256, 'mp4'), derived[0].name, derived[1].name]
  age(...files)
  return { id, sha256, files }
}

/** Behind the stills that a generation was made with, each in a place of its own. */
let nextPosition = 100

/** A still of the library that a generation has, last used long ago. */
async function still(id: string, cropOf?: string) {
  const { sha256, name } = await bench.media.put(randomBytes(9), 'png')
  const crop = cropOf === undefined ? {} : { cropOf, crop: { x: 0, y: 0, width: 300, height: 300 } }
  await bench.db.insert(images).values({
    sha256,
    ext: 'png',
    width: 300,
    height: 300,
    bytes: 9,
    lastUsedAt: sql`now() - interval '40 days'`,
    ...crop,
  })
  nextPosition += 1
  await bench.db
    .insert(generationImages)
    .values({ generationId: id, position: nextPosition, role: 'reference', sha256 })
  age(name)
  return { sha256, name }
}

describe('what was deleted long ago', () => {
  it('loses its files once the time to restore it is over, and keeps what it cost', async () => {
    const { id, files } = await ready()
    const ledger = () =>
      listAttempts(bench.db, { provider: bench.deps.provider, timeZone: 'UTC' }, { cursor: null, limit: 50 })
    const cost = await ledger()
    const [before] = await bench.db.select().from(attempts).where(eq(attempts.generationId, id))
    await deleteGenerations(bench.db, [id], LOCAL_OWNER_ID)
    await daysAgo(id, 29)
    await purge()
    expect(await Promise.all(files.map(isThere))).toEqual([true, true, true])
    expect((await listDeleted(bench.db)).map((one) => one.generation.id)).toEqual([id])

    await daysAgo(id, 31)
    await purge()
    expect(await Promise.all(files.map(isThere))).toEqual([false, false, false])
    expect(await listDeleted(bench.db)).toEqual([])
    expect(await restoreGenerations(bench.db, [id], LOCAL_OWNER_ID)).toEqual({ ok: true, value: [] })
    expect((await bench.db.select().from(attempts).where(eq(attempts.generationId, id)))[0]).toEqual(before)
    expect(await ledger()).toEqual(cost)
  })

  it('is let go of though a row before it fails each time', async () => {
    const stuck = await ready()
    const next = await ready()
    await deleteGenerations(bench.db, [stuck.id, next.id], LOCAL_OWNER_ID)
    await daysAgo(stuck.id, 32)
    await daysAgo(next.id, 31)
    await bench.db.execute(
      sql.raw(`alter table generations add constraint stuck check (id <> '${stuck.id}' or purged_at is null)`),
    )
    await purge()
    expect(await Promise.all(next.files.map(isThere))).toEqual([false, false, false])
    expect(await isThere(mediaName(stuck.sha256, 'mp4'))).toBe(true)
    await bench.db.execute(sql`alter table generations drop constraint stuck`)
    await purge()
    expect(await Promise.all(stuck.files.map(isThere))).toEqual([false, false, false])
  })

  it('keeps a clip that another generation has, until that one lets go of it too', async () => {
    const one = await ready()
    const other = await ready()
    await bench.db.update(generations).set({ clipSha256: one.sha256 }).where(eq(generations.id, other.id))
    await deleteGenerations(bench.db, [one.id], LOCAL_OWNER_ID)
    await daysAgo(one.id, 31)
    await purge()
    expect(await Promise.all(one.files.map(isThere))).toEqual([true, true, true])
    await deleteGenerations(bench.db, [other.id], LOCAL_OWNER_ID)
    await purge()
    expect(await Promise.all(one.files.map(isThere))).toEqual([true, true, true])
    await daysAgo(other.id, 31)
    await purge()
    expect(await Promise.all(one.files.map(isThere))).toEqual([false, false, false])
  })

  it('keeps stills that anything else has, and takes with a crop the original that nothing else has', async () => {
    const { id } = await ready()
    const other = await ready()
    const original = await still(id)
    const crop = await still(id, original.sha256)
    const shared = await still(id)
    await bench.db
      .insert(generationImages)
      .values({ generationId: other.id, position: 0, role: 'reference', sha256: shared.sha256 })
    const inPreset = await still(id)
    const value = { version: 1, images: [{ role: 'reference', sha256: inPreset.sha256 }] }
    await bench.db.insert(presets).values({ id, name: 'kept', value })
    const recent = await still(id)
    await bench.db.update(images).set({ lastUsedAt: sql`now()` }).where(eq(images.sha256, recent.sha256))
    const foreign = await still(id)
    const croppedElsewhere = await still(other.id, foreign.sha256)

    await deleteGenerations(bench.db, [id], LOCAL_OWNER_ID)
    await daysAgo(id, 31)
    await purge()
    expect(await Promise.all([crop, original].map((one) => isThere(one.name)))).toEqual([false, false])
    const kept = [shared, inPreset, recent, foreign, croppedElsewhere]
    expect(await Promise.all(kept.map((one) => isThere(one.name)))).toEqual(kept.map(() => true))
    await bench.db.delete(presets)
    await bench.db.delete(generationImages)
    await bench.db.delete(images).where(eq(images.sha256, croppedElsewhere.sha256))
  })
})

describe('files that nobody needs', () => {
  const want = (name: string) => bench.db.insert(unwantedMedia).values({ name })
  const left = async () => (await bench.db.select().from(unwantedMedia)).map((row) => row.name)

  it('are removed by whoever comes next when the one that wrote them down died', async () => {
    const { name } = await bench.media.put(randomBytes(9), 'mp4')
    age(name)
    await want(name)
    await want(mediaName('ab'.repeat(32), 'mp4'))
    expect(await removeUnwanted(bench.deps)).toBe(1)
    expect([await isThere(name), await left()]).toEqual([false, []])
  })

  it('are removed though one before them cannot be, which comes last the next time', async () => {
    const files = await Promise.all(Array.from({ length: 12 }, () => bench.media.put(randomBytes(9), 'mp4')))
    const [stuck, ...rest] = files.map((file) => file.name)
    for (const file of files) {
      age(file.name)
      await want(file.name)
    }
    const failing = (fails: (name: MediaName) => boolean) => ({
      ...bench.deps,
      media: {
        ...bench.media,
        delete: (name: MediaName, options?: { olderThanMs: number }) =>
          fails(name) ? Promise.reject(new StorageUnavailable('away', null)) : bench.media.delete(name, options),
      },
    })
    // A store that is away is not asked for every one of them.
    await expect(removeUnwanted(failing(() => true))).rejects.toThrow('does not answer')
    expect(await left()).toHaveLength(12)
    expect(await removeUnwanted(failing((name) => name === stuck))).toBe(11)
    expect(await Promise.all(rest.map(isThere))).toEqual(rest.map(() => false))
    expect(await left()).toEqual([stuck])
    expect(await removeUnwanted(bench.deps)).toBe(1)
  })

  it('stay when a row names them again, and when they were only just stored anew', async () => {
    const named = await bench.media.put(randomBytes(9), 'png')
    await bench.db.insert(images).values({ sha256: named.sha256, ext: 'png', width: 300, height: 300, bytes: 9 })
    age(named.name)
    const young = await bench.media.put(randomBytes(9), 'png')
    await want(named.name)
    await want(young.name)
    expect(await removeUnwanted(bench.deps)).toBe(0)
    expect(await Promise.all([isThere(named.name), isThere(young.name)])).toEqual([true, true])
    expect(await left()).toEqual([young.name])
    age(young.name)
    expect(await removeUnwanted(bench.deps)).toBe(1)
  })
})
