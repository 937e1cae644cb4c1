import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { images } from '#lib/server/db/schema'
import { openPlainDatabase } from '#lib/server/generations/testing/plain-rows'
import { recentImages } from './recent-images.ts'

let bench: Awaited<ReturnType<typeof openPlainDatabase>>
beforeAll(async () => {
  bench = await openPlainDatabase()
})
afterAll(() => bench.close())

const name = (n: number) => String(n).padStart(64, '0')

it('reads every image once, the last used first, also where many came at one moment', async () => {
  const row = { ext: 'jpg', width: 400, height: 300, bytes: 9 } as const
  const moments = [1, 1, 1, 2, 3].map((n) => new Date(n * 1000))
  await bench.db.insert(images).values(moments.map((lastUsedAt, n) => ({ ...row, sha256: name(n), lastUsedAt })))
  await bench.db
    .update(images)
    .set({ lastUsedAt: new Date(9000) })
    .where(eq(images.sha256, name(0)))
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof recentImages>> = await recentImages(bench.db, { cursor, limit: 2 })
    seen.push(...page.images.map((image) => image.sha256))
    cursor = page.nextCursor
  } while (cursor)
  expect(seen).toEqual([0, 4, 3, 2, 1].map(name))
  expect(await recentImages(bench.db, { cursor: 'nonsense', limit: 1 })).toMatchObject({
    images: [{ sha256: name(0) }],
  })
})
