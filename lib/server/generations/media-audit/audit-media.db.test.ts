import { randomBytes } from 'node:crypto'
import { rmSync, utimesSync, writeFileSync } from 'node:fs'
import { eq, ne, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { clips, generations, images } from '#lib/server/db/schema'
import { mediaFindings } from '#lib/server/db/schema-upkeep'
import { createChangeLog } from '#lib/server/generations/change-log'
import { listGenerations } from '#lib/server/generations/list-generations'
import { openStepBench, type StepBench } from '#lib/server/generations/testing/step-bench'
import { type MediaName, mediaName } from '#lib/server/storage/media-name'
import { auditMedia } from './audit-media.ts'
import { MEND_TRIES } from './mend-media.ts'

/** The feed tells no transaction before every older one has ended, also those of other tests on the same server. */
const SOON = { timeout: 10_000 }
/** Where media are in a bucket (TEST_STORE=s3), one look is 256 requests for lists, with a rest after each. */
const ON_A_BUCKET = { timeout: 120_000 }
let bench: StepBench
beforeAll(async () => {
  bench = await openStepBench()
})
afterEach(async () => {
  await bench.sandbox.clear()
  bench.sandbox.setClockAhead(0)
  await bench.db.delete(images)
})
afterAll(() => bench.close())

const pathOf = (name: MediaName) => bench.media.pathOf(name)
const lose = (name: MediaName) => rmSync(pathOf(name))
const findings = async () => {
  const rows = await bench.db.select().from(mediaFindings)
  return rows.map(({ name, kind, bytes, tries }) => ({ name, kind, bytes, tries }))
}
/** A clip in the store with its poster and sprite. */
async function ready() {
  const id = await bench.submitAndRun(['submit', 'poll', 'save', 'derive'])
  const { sha256, posterSha256, spriteSha256, bytes } = await bench.clipOf(id)
  const jpg = (of: string | null) => mediaName(of ?? '', 'jpg')
  return { id, bytes, clip: mediaName(sha256, 'mp4'), poster: jpg(posterSha256), sprite: jpg(spriteSha256) }
}
const age = (name: MediaName, hours: number) => {
  const then = Date.now() / 1000 - hours * 3600
  utimesSync(pathOf(name), then, then)
}
const linkDies = (id: string) =>
  bench.db.update(generations).set({ resultExpiresAt: sql`now() - interval '1 ms'` }).where(eq(generations.id, id))

describe('looking through the media', ON_A_BUCKET, () => {
  it('finds nothing where every file has its row and every row its files', async () => {
    await ready()
    expect(await auditMedia(bench.deps)).toMatchObject({ missing: 0, orphans: 0 })
    expect(await findings()).toEqual([])
  })

  it('reports a file that no row names, once it is a day old, and forgets it when it is gone', async () => {
    const { name } = await bench.media.put(randomBytes(8), 'png')
    age(name, 23.9)
    expect(await auditMedia(bench.deps)).toMatchObject({ orphans: 0 })
    age(name, 24.1)
    expect(await auditMedia(bench.deps)).toMatchObject({ orphans: 1 })
    expect(await findings()).toEqual([{ name, kind: 'orphan', bytes: 8, tries: 0 }])
    expect(await bench.media.stat(name)).toEqual({ bytes: 8 })
    lose(name)
    await auditMedia(bench.deps)
    expect(await findings()).toEqual([])
  })

  it('reports a still that is gone until somebody adds it again', async () => {
    const bytes = randomBytes(9)
    const { name, sha256 } = await bench.media.put(bytes, 'jpg')
    await bench.db.insert(images).values({ sha256, ext: 'jpg', width: 300, height: 300, bytes: 9 })
    lose(name)
    expect(await auditMedia(bench.deps)).toMatchObject({ missing: 1, mended: 0 })
    expect(await findings()).toEqual([{ name, kind: 'missing', bytes: 9, tries: 1 }])
    await bench.media.put(bytes, 'jpg')
    expect(await auditMedia(bench.deps)).toMatchObject({ missing: 0 })
    expect(await findings()).toEqual([])
    lose(name)
  })
})

describe('mending', ON_A_BUCKET, () => {
  it('lets those who look at a clip know that its file is gone, and that it is there again', async () => {
    const { id, clip } = await ready()
    const until = (await bench.row(id)).resultExpiresAt
    const feed = createChangeLog(bench.db)
    let rev = Number((await feed.since(0)).rev)
    const told = () =>
      vi.waitFor(async () => {
        const { changes, rev: now } = await feed.since(rev)
        expect(changes.map((change) => change.id)).toEqual([id])
        rev = Number(now)
        return changes[0]?.clip?.missing
      }, SOON)
    lose(clip)
    await linkDies(id)
    await auditMedia(bench.deps)
    expect(await told()).toBe(true)
    expect((await listGenerations(bench.db, { cursor: null })).generations[0]?.status.clip?.missing).toBe(true)
    await auditMedia(bench.deps)
    await bench.db.update(generations).set({ resultExpiresAt: until }).where(eq(generations.id, id))
    await auditMedia(bench.deps)
    expect(await told()).toBe(false)
  })

  it.each(['poster', 'sprite'] as const)('has a lost %s made anew, and leaves what is there', async (what) => {
    const { id, ...files } = await ready()
    const before = await bench.clipOf(id)
    lose(files[what])
    expect(await auditMedia(bench.deps)).toMatchObject({ missing: 1, mended: 1 })
    expect((await bench.nudges(id)).at(-1)).toBe('derive')
    expect(await bench.run('derive', id)).toBe('ready')
    expect(await bench.media.stat(files[what])).not.toBeNull()
    expect(await bench.clipOf(id)).toEqual(before)
    expect(await findings()).toEqual([])
  })

  it.each([
    ['gone', (name: MediaName) => lose(name)],
    ['cut short', (name: MediaName) => writeFileSync(pathOf(name), 'x')],
  ])('fetches a clip again that is %s, and leaves its row as it is', async (_, spoil) => {
    const { id, clip, bytes } = await ready()
    const before = await bench.row(id)
    spoil(clip)
    expect(await auditMedia(bench.deps)).toMatchObject({ missing: 1, mended: 1 })
    expect(await bench.media.stat(clip)).toEqual({ bytes })
    expect(await findings()).toEqual([])
    expect(await bench.row(id)).toEqual({ ...before, rev: expect.any(Number) })
    await bench.expectNothingPaidTwice()
  })

  it('takes no other file for the lost clip, and leaves nothing of it behind', async () => {
    const { id, clip, bytes } = await ready()
    const other = await ready()
    lose(clip)
    const { resultUrl } = await bench.row(other.id)
    const wrong = { result: { type: 'video', data: [{ url: resultUrl, format: 'mp4' }] } }
    await bench.sandbox.plan({ on: 'status', do: { kind: 'replace', fields: wrong } })
    expect(await auditMedia(bench.deps)).toMatchObject({ missing: 1, mended: 0 })
    expect(await findings()).toEqual([{ name: clip, kind: 'missing', bytes, tries: 1 }])
    expect(await auditMedia(bench.deps)).toMatchObject({ missing: 1, mended: 1 })
    await bench.expectNothingPaidTwice()
    expect((await bench.row(id)).state).toBe('ready')
  })

  it('asks nobody once the link is dead', async () => {
    const { id, clip } = await ready()
    lose(clip)
    await linkDies(id)
    const asked: string[] = []
    const provider = {
      ...bench.deps.provider,
      status: (task: string) => Promise.reject(new Error(`asked ${asked.push(task)}`)),
    }
    expect(await auditMedia({ ...bench.deps, provider })).toMatchObject({ missing: 1, mended: 0 })
    expect(asked).toEqual([])
    await bench.db.update(mediaFindings).set({ tries: MEND_TRIES })
    await bench.db.update(generations).set({ resultExpiresAt: sql`now() + interval '1 hour'` })
    expect(await auditMedia(bench.deps)).toMatchObject({ missing: 1, mended: 0 })
    await bench.db.update(mediaFindings).set({ tries: 0 })
    expect(await auditMedia(bench.deps)).toMatchObject({ missing: 1, mended: 1 })
  })

  it('waits with the poster until its clip is there', async () => {
    const { id, clip, poster } = await ready()
    const none = { posterSha256: null, smallPosterSha256: null }
    // The clips of the bench look alike and are small, and so have one poster, which is the small one as well.
    await bench.db
      .update(clips)
      .set(none)
      .where(ne(clips.sha256, clip.slice(0, 64)))
    lose(poster)
    lose(clip)
    await linkDies(id)
    await auditMedia(bench.deps)
    expect((await bench.clipOf(id)).posterSha256).toBe(poster.slice(0, 64))
    expect((await findings()).map((one) => one.name).sort()).toEqual([clip, poster].sort())
    await bench.db.update(clips).set(none)
    await bench.db.update(generations).set({ resultExpiresAt: sql`now() + interval '1 hour'` })
    expect(await auditMedia(bench.deps)).toMatchObject({ missing: 1, mended: 1 })
    expect(await findings()).toEqual([])
  })
})
