import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { PresetValue } from '#lib/domain/recipe/preset'
import { images } from '#lib/server/db/schema'
import { presets } from '#lib/server/db/schema-names'
import { openPlainDatabase } from '#lib/server/generations/testing/plain-rows'
import { deletePreset } from './delete-preset.ts'
import { listPresets } from './list-presets.ts'
import { renamePreset } from './rename-preset.ts'
import { savePreset } from './save-preset.ts'

let database: Awaited<ReturnType<typeof openPlainDatabase>>
beforeAll(async () => {
  database = await openPlainDatabase()
})
afterAll(() => database.close())
beforeEach(() => database.db.delete(presets))

const names = async () => (await listPresets(database.db)).map((preset) => preset.name)

async function saved(name: string, value: PresetValue = { version: 1, mode: 'pro' }): Promise<string> {
  const id = randomUUID()
  expect(await savePreset(database.db, { id, name, value })).toEqual({ ok: true, value: null })
  return id
}

it('lists what was saved by name, renames it and deletes it', async () => {
  const wide = await saved('Wide', { version: 1, aspectRatio: '16:9', prompt: '一只猫' })
  await saved('Phone')
  expect(await names()).toEqual(['Phone', 'Wide'])
  expect(await renamePreset(database.db, { id: wide, name: 'Cinema' })).toMatchObject({ ok: true })
  expect((await listPresets(database.db))[0]).toEqual({
    id: wide,
    name: 'Cinema',
    value: { version: 1, aspectRatio: '16:9', prompt: '一只猫' },
    images: [],
  })
  await deletePreset(database.db, wide)
  expect(await names()).toEqual(['Phone'])
})

it('makes one of the same save twice, and brings a deleted one back under its id', async () => {
  const preset = { id: randomUUID(), name: 'Night', value: { version: 1, audio: true } } as const
  await Promise.all([savePreset(database.db, preset), savePreset(database.db, preset)])
  await deletePreset(database.db, preset.id)
  await deletePreset(database.db, preset.id)
  expect(await names()).toEqual([])
  await savePreset(database.db, preset)
  expect(await names()).toEqual(['Night'])
})

it('says when the one to rename was deleted by somebody else', async () => {
  expect(await renamePreset(database.db, { id: randomUUID(), name: 'x' })).toEqual({ ok: false, problem: 'not_found' })
})

it('says which of its images the library still has', async () => {
  const [known, gone] = ['a'.repeat(64), 'b'.repeat(64)]
  await database.db.insert(images).values({ sha256: known, ext: 'jpg', width: 640, height: 360, bytes: 9 })
  await saved('Frames', {
    version: 1,
    images: [
      { role: 'first_frame', sha256: known },
      { role: 'last_frame', sha256: gone },
    ],
  })
  expect((await listPresets(database.db))[0]?.images).toEqual([
    { role: 'first_frame', sha256: known, image: { url: `/media/${known}.jpg`, width: 640, height: 360, bytes: 9 } },
    { role: 'last_frame', sha256: gone, image: null },
  ])
})

it('leaves out what a later version wrote, and keeps it', async () => {
  await saved('Ours')
  await database.db.insert(presets).values({ id: randomUUID(), name: 'Theirs', value: { version: 2, mood: 'blue' } })
  expect(await names()).toEqual(['Ours'])
  expect(await database.db.$count(presets, sql`true`)).toBe(2)
})
