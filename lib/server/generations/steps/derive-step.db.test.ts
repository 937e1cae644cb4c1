import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { clips, generations } from '#lib/server/db/schema'
import { plainRow } from '#lib/server/generations/testing/plain-rows'
import { openStepBench, type StepBench } from '#lib/server/generations/testing/step-bench'
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
