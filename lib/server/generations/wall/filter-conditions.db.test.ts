import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Role } from '#lib/domain/recipe/recipe'
import { parseFilter } from '#lib/domain/wall/wall-filter'
import { generationImages, generations, generationTags, images } from '#lib/server/db/schema'
import { projects, tags } from '#lib/server/db/schema-names'
import { users } from '#lib/server/db/schema-team'
import { openPlainDatabase, plainRow } from '#lib/server/generations/testing/plain-rows'
import { firstLook } from './first-look.ts'
import { listFromPlace } from './list-from-place.ts'
import { settleWallZone } from './settle-wall-zone.ts'
import { oldestDayOf, readWallDays } from './wall-days.ts'

let database: Awaited<ReturnType<typeof openPlainDatabase>>
const ids = new Map<string, string>()

async function make(prompt: string, values: Partial<typeof generations.$inferInsert>, roles: readonly Role[] = []) {
  const { db } = database
  const [row] = await db
    .insert(generations)
    .values(plainRow({ prompt, ...values }))
    .returning()
  const id = row?.id ?? ''
  ids.set(prompt, id)
  if (roles.length > 0)
    await db
      .insert(generationImages)
      .values(roles.map((role, position) => ({ generationId: id, position, role, sha256: 'a'.repeat(64) })))
}

const ANA = '3b241101-e2bb-4255-8caf-4136c566a963'
const PROJECT = '3b241101-e2bb-4255-8caf-4136c566a962'
const FOX = 'A red fox trots, 4K'
const RAIN = '雨夜的霓虹街道，行人走过'
const BOAT = 'Paper boats: the fisherman’s ÉTUDE'
const KITE = 'こんにちは foxglove ２人'

beforeAll(async () => {
  database = await openPlainDatabase()
  const { db } = database
  await settleWallZone(db, 'Asia/Shanghai')
  await db.insert(images).values({ sha256: 'a'.repeat(64), ext: 'jpg', width: 640, height: 360, bytes: 9 })
  await make(FOX, { createdAt: new Date('2026-11-20T10:00:00Z'), mode: 'pro' })
  // Past midnight in Shanghai: on the 22nd.
  await make(RAIN, { createdAt: new Date('2026-11-21T16:30:00Z'), duration: 10, audio: true }, ['reference'])
  await make(BOAT, { createdAt: new Date('2026-11-22T10:00:00Z'), aspectRatio: '9:16' }, ['first_frame'])
  await make(KITE, { createdAt: new Date('2026-11-22T11:00:00Z') }, ['first_frame', 'reference', 'last_frame'])
  await db.insert(users).values({ id: ANA, name: 'Ana', role: 'creator' })
  await db.update(generations).set({ createdBy: ANA }).where(eq(generations.prompt, RAIN))
  await db.insert(projects).values({ id: PROJECT, name: 'Rain' })
  await db.update(generations).set({ rating: 4, pick: true, projectId: PROJECT }).where(eq(generations.prompt, RAIN))
  await db.update(generations).set({ rating: 5, pick: false }).where(eq(generations.prompt, FOX))
  const [tag] = await db.insert(tags).values({ name: 'Night Shoot', key: 'night shoot' }).returning()
  await db.insert(generationTags).values({ tagId: tag?.id ?? '', generationId: ids.get(RAIN) ?? '' })
  await db.update(generations).set({ state: 'cancelled' }).where(eq(generations.prompt, KITE))
  await db.update(generations).set({ state: 'submitting' }).where(eq(generations.prompt, BOAT))
  await db.update(generations).set({ state: 'unconfirmed' }).where(eq(generations.prompt, BOAT))
})
afterAll(() => database.close())

const filter = (query: string) => parseFilter(new URLSearchParams(query))

/** Prompts of what a filter leaves, newest first; its counts must say as many. */
async function found(query: string): Promise<string[]> {
  const { days, page, top } = await firstLook(database.db, null, filter(query))
  const prompts = page.generations.map((one) => one.recipe.prompt)
  expect([top + 1, days.days.reduce((sum, [, count]) => sum + count, 0)]).toEqual([prompts.length, prompts.length])
  return prompts
}

it.each([
  ['state=cancelled&state=unconfirmed', [KITE, BOAT]],
  ['show=at-risk', [BOAT]],
  ['shape=text', [FOX]],
  ['shape=frames', [BOAT]],
  ['shape=reference&shape=mixed', [KITE, RAIN]],
  ['mode=pro', [FOX]],
  ['length=10', [RAIN]],
  ['ratio=9:16', [BOAT]],
  ['audio=on', [RAIN]],
  ['audio=off&length=5&mode=std', [KITE, BOAT]],
  ['from=2026-11-22', [KITE, BOAT, RAIN]],
  ['to=2026-11-21', [FOX]],
  ['from=2026-11-21&to=2026-11-22&audio=on', [RAIN]],
  ['mode=pro&audio=on', []],
  ['rating=5&rating=4', [RAIN, FOX]],
  ['rating=none', [KITE, BOAT]],
  ['pick=picked', [RAIN]],
  ['pick=rejected', [FOX]],
  ['pick=none', [KITE, BOAT]],
  ['tag=NIGHT shoot', [RAIN]],
  ['tag=day', []],
  [`project=${PROJECT}`, [RAIN]],
  [`by=${ANA}`, [RAIN]],
  ['by=3b241101-e2bb-4255-8caf-4136c566a964', []],
])('%s leaves %j', async (query, prompts) => {
  expect(await found(query)).toEqual(prompts)
})

it.each<[string, string[], string]>([
  ['fox', [KITE, FOX], 'a word, and a longer one that begins with it'],
  ['FOX trot', [FOX], 'several words in any case'],
  ['trot fox', [FOX], 'in any order'],
  ['ox', [], 'no part from within a word'],
  ['霓虹', [RAIN], 'two characters'],
  ['街', [RAIN], 'one character'],
  ['过', [RAIN], 'the last character'],
  ['雨夜 行人', [RAIN], 'two words of Chinese'],
  ['雨霓', [], 'not what does not stand together'],
  ['夜的霓虹', [RAIN], 'a longer piece from within'],
  ['4k', [FOX], 'numbers with letters'],
  ['２人', [KITE], 'full width'],
  ['2人', [KITE], 'full width by half width'],
  ['にち', [KITE], 'kana'],
  ["fisherman's étude", [BOAT], 'accents and whichever apostrophe'],
  ['fox 霓', [], 'all of what is asked for'],
  ['...', [], 'nothing, for what has no letter'],
  ["fox' | !'x", [], 'no operators'],
])('finds %s in %j: %s', async (q, prompts, _) => {
  expect(await found(new URLSearchParams({ q }).toString())).toEqual(prompts)
})

it('counts days and places in what is left, and goes behind no day that it was told', async () => {
  const off = filter('audio=off')
  expect((await readWallDays(database.db, { filter: off })).days).toEqual([
    ['2026-11-22', 2],
    ['2026-11-20', 1],
  ])
  expect((await readWallDays(database.db, { filter: off, since: '2026-11-21' })).days).toEqual([['2026-11-22', 2]])
  const from = async (nth: number, until?: string) =>
    (await listFromPlace(database.db, { day: '2026-11-22', nth }, { filter: off, until })).generations.map(
      (one) => one.recipe.prompt,
    )
  expect(await from(0)).toEqual([BOAT, FOX])
  expect(await from(1, '2026-11-22')).toEqual([KITE, BOAT])
})

it('knows the day of the oldest of some, and that none are older than nothing', async () => {
  expect(await oldestDayOf(database.db, [ids.get(KITE) ?? '', ids.get(RAIN) ?? ''])).toBe('2026-11-22')
  expect(await oldestDayOf(database.db, ['00000000-0000-4000-8000-000000000000'])).toBe('9999-12-31')
})
