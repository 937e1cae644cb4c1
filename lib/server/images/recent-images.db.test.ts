import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Database, openDatabase } from '#lib/server/db/database'
import { images } from '#lib/server/db/schema'
import { createTestDatabase } from '#lib/server/db/testing/test-database'
import { recentImages } from './recent-images.ts'

let db: Database
let end: () => Promise<void>
beforeAll(async () => {
  const database = await createTestDatabase()
  const opened = openDatabase(database.url, 2, () => undefined)
  db = opened.db
  end = () => opened.close().then(database.drop)
})
afterAll(() => end())

const name = (n: number) => String(n).padStart(64, '0')

it('reads every image once, the last used first, also where many came at one moment', async () => {
  const row = { ext: 'jpg', width: 400, height: 300, bytes: 9 } as const
  const moments = [1, 1, 1, 2, 3].map((n) => new Date(n * 1000))
  await db.insert(images).values(moments.map((lastUsedAt, n) => ({ ...row, sha256: name(n), lastUsedAt })))
  await db
    .update(images)
    .set({ lastUsedAt: new Date(9000) })
    .where(eq(images.sha256, name(0)))
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof recentImages>> = await recentImages(db, { cursor, limit: 2 })
    seen.push(...page.images.map((image) => image.sha256))
    cursor = page.nextCursor
  } while (cursor)
  expect(seen).toEqual([0, 4, 3, 2, 1].map(name))
  expect(await recentImages(db, { cursor: 'nonsense', limit: 1 })).toMatchObject({ images: [{ sha256: name(0) }] })
})
