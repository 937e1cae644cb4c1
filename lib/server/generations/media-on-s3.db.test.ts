import { rmSync, utimesSync } from 'node:fs'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { generations } from '#lib/server/db/schema'
import { mediaFindings } from '#lib/server/db/schema-upkeep'
import { mediaName } from '#lib/server/storage/media-name'
import { createS3MediaStore } from '#lib/server/storage/s3/s3-media-store'
import { purgeDeleted } from './marks/purge-deleted.ts'
import { zipOfClips } from './marks/zip-of-clips.ts'
import { auditMedia } from './media-audit/audit-media.ts'
import { openStepBench, type StepBench } from './testing/step-bench.ts'

/** A short way through all that works with files, on S3. `TEST_STORE=s3 npm test` goes every way there. */
let bench: StepBench
let id = ''
let files: Awaited<ReturnType<typeof filesOf>>
beforeAll(async () => {
  bench = await openStepBench({ store: 's3' })
  id = await bench.submitAndRun(['submit', 'poll', 'save', 'derive'])
  files = await filesOf(id)
})
afterAll(() => bench.close())

async function filesOf(of: string) {
  const { sha256, posterSha256, smallPosterSha256, spriteSha256 } = await bench.clipOf(of)
  const pictures = [posterSha256, smallPosterSha256, spriteSha256].map((one) => mediaName(one ?? '', 'jpg'))
  return { clip: mediaName(sha256, 'mp4'), pictures }
}
const there = async () => {
  const all = await Promise.all([files.clip, ...files.pictures].map((name) => bench.media.stat(name)))
  return all.map((found) => found !== null)
}

it('saves a clip and makes its pictures, and nothing is left over', async () => {
  expect(await there()).toEqual([true, true, true, true])
  await bench.expectNothingPaidTwice()
})

it('keeps a paid clip waiting while the store is away, and saves it once it is back', async () => {
  const waiting = await bench.submitAndRun(['submit', 'poll'])
  const nowhere = { endpoint: 'http://127.0.0.1:9', publicEndpoint: null, bucket: 'none', region: 'us-east-1' }
  const settings = { ...nowhere, accessKeyId: 'id', secretAccessKey: 'hush', pathStyle: true }
  const media = createS3MediaStore(settings, bench.testMedia.temporary)
  expect(await bench.run('save', waiting, { media })).toBe('saving')
  expect((await bench.row(waiting)).failures).toBe(1)
  expect(bench.lines.join('')).toContain('store_away')
  expect(await bench.run('save', waiting)).toBe('ready')
  await bench.expectNothingPaidTwice()
})

it('gives the bytes for an archive', async () => {
  const sources = (await zipOfClips({ db: bench.db, media: bench.media, publicUrl: '' }, [id])) ?? []
  const clip = sources.find((source) => source.name.endsWith('.mp4'))
  let bytes = 0
  for await (const piece of clip?.read() ?? []) bytes += piece.length
  expect(bytes).toBe((await bench.clipOf(id)).bytes)
})

it('finds what is lost and mends it', async () => {
  rmSync(bench.media.pathOf(files.clip))
  expect(await auditMedia(bench.deps)).toMatchObject({ missing: 1, orphans: 0, mended: 1 })
  expect(await there()).toEqual([true, true, true, true])
  expect(await bench.db.select().from(mediaFindings)).toEqual([])
})

it('lets go of the files of what was deleted, once they are old enough', async () => {
  const deletedAt = sql`now() - interval '31 days'`
  await bench.db.update(generations).set({ deletedAt }).where(eq(generations.id, id))
  await purgeDeleted(bench.deps, 30 * 24 * 3600_000)
  expect(await there()).toEqual([true, true, true, true])
  for (const name of [files.clip, ...files.pictures]) utimesSync(bench.media.pathOf(name), 0, 0)
  await purgeDeleted(bench.deps, 30 * 24 * 3600_000)
  expect(await there()).toEqual([false, false, false, false])
})
