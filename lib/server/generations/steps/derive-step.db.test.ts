import { rmSync } from 'node:fs'
import { eq, inArray, sql } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '#lib/domain/recipe/recipe'
import { clips, generationImages, generations } from '#lib/server/db/schema'
import { hurryChore } from '#lib/server/generations/chores'
import { getGeneration } from '#lib/server/generations/get-generation'
import { plainRow } from '#lib/server/generations/testing/plain-rows'
import { openStepBench, type StepBench } from '#lib/server/generations/testing/step-bench'
import { acceptImage } from '#lib/server/images/accept-image'
import { normaliseImage } from '#lib/server/media/normalise-image'
import { mediaName } from '#lib/server/storage/media-name'
import { sweep } from './sweep.ts'

let bench: StepBench
beforeAll(async () => {
  bench = await openStepBench()
})
afterAll(() => bench.close())

/** A clip from before there were sprites, `days` old, with what shows it. */
async function oldClip(days: number): Promise<void> {
  const sha256 = String(days).repeat(64)
  const facts = { bytes: 1, width: 16, height: 9, durationMs: 5000, hasAudio: false, posterSha256: 'a'.repeat(64) }
  await bench.db.insert(clips).values({ sha256, ...facts, createdAt: new Date(Date.now() - days * 86_400_000) })
  await bench.db.insert(generations).values(plainRow({ clipSha256: sha256, dueAt: new Date(Date.now() + 3_600_000) }))
}

it('gives clips from before there were sprites theirs, the newest first and few at a time, and keeps their posters', async () => {
  const id = await bench.submitAndRun(['submit', 'poll', 'save', 'derive'])
  const made = await bench.clipOf(id)
  const before = { spriteSha256: null, deriveTries: 0, createdAt: sql`now() - interval '1 hour'` }
  await bench.db.update(clips).set(before).where(eq(clips.sha256, made.sha256))
  for (const days of [1, 2, 3, 4, 5, 6]) await oldClip(days)
  // Nobody works here: what was asked for before would stand for what is asked for now.
  await bench.db.execute(sql`delete from pgboss.job`)

  expect(await sweep(bench.deps)).toBe(4)
  expect(await bench.nudges(id)).toEqual(['derive'])
  await bench.run('derive', id)
  expect(await bench.clipOf(id)).toMatchObject({ posterSha256: made.posterSha256, spriteSha256: made.spriteSha256 })
})

describe('clips for which there is no decoder', () => {
  const unavailable = async () => ({ ok: false, reason: 'unavailable' }) as const
  /** Which of them a sweep asks for. */
  async function found(ids: readonly string[]): Promise<boolean[]> {
    await bench.db.execute(sql`delete from pgboss.job`)
    await sweep(bench.deps)
    return Promise.all(ids.map(async (id) => (await bench.nudges(id)).includes('derive')))
  }

  it('use up no try, are tried again now and then, and all of them once there is one', async () => {
    const ids: string[] = []
    for (const _ of Array(3)) ids.push(await bench.submitAndRun(['submit', 'poll', 'save']))
    for (const id of ids) for (const _ of Array(4)) await bench.run('derive', id, { deriveClip: unavailable })
    await bench.db.update(clips).set({ createdAt: sql`now() - interval '1 hour'` })
    await sweep(bench.deps)
    expect(await found(ids)).toEqual([false, false, false])

    await hurryChore(bench.db, 'decoder')
    expect(await found(ids)).toEqual([true, true, true])
    for (const id of ids) await bench.run('derive', id, { deriveClip: unavailable })
    expect(await found(ids)).toEqual([false, false, false])

    const [first = '', ...others] = ids
    await bench.run('derive', first)
    expect((await bench.clipOf(first)).posterSha256).not.toBeNull()
    expect(await found(others)).toEqual([true, true])
  })
})

/** Puts a still of one colour into the library. */
async function still(background: string, role: Role) {
  const picture = sharp({ create: { width: 640, height: 360, channels: 3, background } })
  const taken = await acceptImage({ ...bench, normalise: normaliseImage }, await picture.png().toBuffer())
  if (!taken.ok) throw new Error(taken.problem)
  return { role, sha256: taken.value.sha256 }
}
const framesOf = async (id: string) => (await getGeneration(bench.db, id))?.status.frames

describe('the frames that were given', () => {
  // Every clip of the bench begins black and ends with bars of many colours.
  it('are compared with the ends of the clip, each by itself, and whoever looks is told', async () => {
    const images = [
      await still('#000', 'first_frame'),
      await still('#e80', 'last_frame'),
      await still('#0e8', 'reference'),
    ]
    const id = await bench.submitAndRun(['submit', 'poll', 'save'], { images })
    expect(await framesOf(id)).toEqual([])
    const { rev } = await bench.row(id)
    await bench.run('derive', id)
    expect(await framesOf(id)).toEqual([
      { role: 'first_frame', kept: true },
      { role: 'last_frame', kept: false },
    ])
    expect((await bench.row(id)).rev).toBeGreaterThan(rev)
    expect(await bench.clipOf(id)).toMatchObject({ deriveTries: 0 })
  })

  it('are compared for each generation, also where several came to the same clip, and only once', async () => {
    const [black, orange] = [await still('#000', 'first_frame'), await still('#e80', 'first_frame')]
    const first = await bench.submitAndRun(['submit', 'poll', 'save', 'derive'], { images: [black] })
    const second = await bench.submitAndRun(['submit', 'poll'], { images: [orange] })
    const { resultUrl } = await bench.row(first)
    await bench.db.update(generations).set({ resultUrl }).where(eq(generations.id, second))
    await bench.run('save', second)
    await bench.run('derive', second)
    expect([await framesOf(first), await framesOf(second)]).toEqual([
      [{ role: 'first_frame', kept: true }],
      [{ role: 'first_frame', kept: false }],
    ])
    const deriveClip = () => Promise.reject(new Error('There is nothing left to do.'))
    await bench.run('derive', second, { deriveClip })
  })

  it('are looked for again at once while there are many, and then seldom', async () => {
    const white = await still('#fff', 'first_frame')
    const ids: string[] = []
    for (const _ of Array(5))
      ids.push(await bench.submitAndRun(['submit', 'poll', 'save', 'derive'], { images: [white] }))
    await bench.db.update(generationImages).set({ likeness: null }).where(inArray(generationImages.generationId, ids))
    await bench.db.update(clips).set({ createdAt: sql`now() - interval '1 hour'` })
    await hurryChore(bench.db, 'likeness')
    const compared: number[] = []
    for (const _ of Array(3)) {
      await bench.db.execute(sql`delete from pgboss.job`)
      await sweep(bench.deps)
      const nudged: string[] = []
      for (const id of ids) if ((await bench.nudges(id)).includes('derive')) nudged.push(id)
      for (const id of nudged) await bench.run('derive', id)
      compared.push(nudged.length)
    }
    expect(compared).toEqual([4, 1, 0])
  })

  it('are found by the sweep where they were never compared, and given up where the still is lost', async () => {
    const white = await still('#fff', 'first_frame')
    const id = await bench.submitAndRun(['submit', 'poll', 'save', 'derive'], { images: [white] })
    await bench.db.update(generationImages).set({ likeness: null }).where(eq(generationImages.generationId, id))
    const { sha256 } = await bench.clipOf(id)
    await bench.db.update(clips).set({ createdAt: sql`now() - interval '1 hour'` }).where(eq(clips.sha256, sha256))
    const found = async () => {
      await bench.db.execute(sql`delete from pgboss.job`)
      await sweep(bench.deps)
      return bench.nudges(id)
    }
    await hurryChore(bench.db, 'likeness')
    expect(await found()).toEqual(['derive'])
    // Looking for them goes through all that ever failed, so it rests.
    expect(await found()).toEqual([])
    await hurryChore(bench.db, 'likeness')
    expect(await found()).toEqual(['derive'])

    rmSync(bench.media.pathOf(mediaName(white.sha256, 'jpg')))
    for (const _ of Array(4)) await bench.run('derive', id)
    expect(await bench.clipOf(id)).toMatchObject({ deriveTries: 3 })
    expect(await framesOf(id)).toEqual([])
  })
})
