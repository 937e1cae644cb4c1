import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Mode, Role } from '#lib/domain/recipe/recipe'
import { generationImages, generations, images } from '#lib/server/db/schema'
import { frameReport } from './frame-report.ts'
import { openPlainDatabase, plainRow } from './testing/plain-rows.ts'

let database: Awaited<ReturnType<typeof openPlainDatabase>>
beforeAll(async () => {
  database = await openPlainDatabase()
  const facts = { ext: 'jpg', width: 300, height: 300, bytes: 1 } as const
  await database.db.insert(images).values(['a', 'b'].map((letter) => ({ sha256: letter.repeat(64), ...facts })))
})
afterAll(() => database.close())

type Given = readonly [role: Role, letter: 'a' | 'b', likeness: number | null]

async function clip(mode: Mode, given: readonly Given[]): Promise<void> {
  const [row] = await database.db.insert(generations).values(plainRow({ mode })).returning()
  const links = given.map(([role, letter, likeness], position) => ({
    role,
    sha256: letter.repeat(64),
    likeness,
    position,
  }))
  await database.db.insert(generationImages).values(links.map((link) => ({ ...link, generationId: row?.id ?? '' })))
}

it('counts what was kept and what was not by mode and by what was given, and leaves out what was not compared', async () => {
  expect(await frameReport(database.db)).toEqual([])
  await clip('pro', [['first_frame', 'a', 0.9]])
  await clip('std', [['first_frame', 'a', 0.5]])
  await clip('std', [['first_frame', 'a', 0.49]])
  await clip('std', [['first_frame', 'a', null]])
  await clip('std', [['reference', 'a', null]])
  await clip('std', [
    ['first_frame', 'a', 1],
    ['last_frame', 'b', 0.1],
  ])
  await clip('std', [
    ['first_frame', 'a', 1],
    ['last_frame', 'a', 0.8],
  ])
  await clip('std', [
    ['reference', 'b', null],
    ['first_frame', 'a', 0.2],
    ['last_frame', 'b', null],
  ])
  const none = { kept: 0, differs: 0 }
  expect(await frameReport(database.db)).toEqual([
    { mode: 'std', kind: 'first', first: { kept: 1, differs: 1 }, last: none },
    { mode: 'std', kind: 'frames', first: { kept: 1, differs: 0 }, last: { kept: 0, differs: 1 } },
    { mode: 'std', kind: 'loop', first: { kept: 1, differs: 0 }, last: { kept: 1, differs: 0 } },
    { mode: 'std', kind: 'mixed', first: { kept: 0, differs: 1 }, last: none },
    { mode: 'pro', kind: 'first', first: { kept: 1, differs: 0 }, last: none },
  ])
})
