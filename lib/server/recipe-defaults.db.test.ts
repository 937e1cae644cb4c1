import { randomUUID } from 'node:crypto'
import { afterAll, expect, it } from 'vitest'
import { DEFAULT_RECIPE } from '#lib/domain/recipe/recipe'
import { recipeDefaultsSchema } from '#lib/domain/recipe/recipe-defaults'
import { LOCAL_OWNER_ID } from '#lib/domain/team/roles'
import { openDatabase } from './db/database.ts'
import { activity } from './db/schema-activity.ts'
import { createTestDatabase } from './db/testing/test-database.ts'
import { readRecipeDefaults, saveRecipeDefaults } from './recipe-defaults.ts'

const database = await createTestDatabase()
const { db, close } = openDatabase(database.url, 1, () => {})
afterAll(async () => {
  await close()
  await database.drop()
})

it('are the provider’s own until an owner sets others, which is written down', async () => {
  const first = await readRecipeDefaults(db)
  expect(DEFAULT_RECIPE).toMatchObject(first)
  const wanted = { mode: 'pro', duration: 10, aspectRatio: '1:1', audio: true, watermark: true } as const
  await saveRecipeDefaults(db, wanted, LOCAL_OWNER_ID)
  expect(await readRecipeDefaults(db)).toEqual(wanted)
  await expect(saveRecipeDefaults(db, first, randomUUID())).rejects.toThrow()
  expect(await readRecipeDefaults(db)).toEqual(wanted)
  // Saving them once more is no change.
  await saveRecipeDefaults(db, wanted, LOCAL_OWNER_ID)
  expect(await db.select().from(activity)).toMatchObject([{ kind: 'defaults_changed', actorId: LOCAL_OWNER_ID }])
})

it.each([{ duration: 7 }, { mode: 'turbo' }, { audio: 'yes' }])('cannot be what no recipe can be: %j', (part) => {
  const sound = { mode: 'std', duration: 5, aspectRatio: '1:1', audio: true, watermark: true }
  expect(recipeDefaultsSchema.safeParse(sound).success).toBe(true)
  expect(recipeDefaultsSchema.safeParse({ ...sound, ...part }).success).toBe(false)
})
