import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { acceptImage } from '#lib/server/images/accept-image'
import { findImages } from '#lib/server/images/find-images'
import { normaliseImage } from '#lib/server/media/normalise-image'
import { recipeFileOfClip } from './recipe-file-of-clip.ts'
import { openStepBench, type StepBench } from './testing/step-bench.ts'

let bench: StepBench
let sha256 = ''
beforeAll(async () => {
  bench = await openStepBench()
  const still = sharp({ create: { width: 640, height: 360, channels: 3, background: '#fd8' } }).png()
  const taken = await acceptImage({ ...bench, normalise: normaliseImage }, await still.toBuffer())
  sha256 = taken.ok ? taken.value.sha256 : taken.problem
})
afterAll(() => bench.close())

it('is the recipe of the generation that has this clip, with nothing of the provider', async () => {
  const id = await bench.submit({ prompt: 'a fox wakes', audio: true, images: [{ role: 'first_frame', sha256 }] })
  for (const step of ['submit', 'poll', 'save'] as const) await bench.run(step, id)
  const { clipSha256, createdAt, providerTaskId } = await bench.row(id)
  const file = await recipeFileOfClip(bench.db, id, clipSha256 ?? '')
  expect(file).toMatchObject({
    model: 'kling-v3',
    generation: id,
    made: createdAt.toISOString(),
    recipe: { prompt: 'a fox wakes', audio: true, images: [{ role: 'first_frame', sha256, width: 640, height: 360 }] },
  })
  expect(providerTaskId).toBeTruthy()
  expect(JSON.stringify(file)).not.toMatch(new RegExp(`http|${providerTaskId}`))
  expect(await recipeFileOfClip(bench.db, id, '0'.repeat(64))).toBeNull()
  expect(await recipeFileOfClip(bench.db, randomUUID(), clipSha256 ?? '')).toBeNull()
  expect(await recipeFileOfClip(bench.db, "' or 1=1", clipSha256 ?? '')).toBeNull()
})

it('is nothing while there is no clip', async () => {
  const id = await bench.submit({ prompt: 'an owl' })
  expect(await recipeFileOfClip(bench.db, id, '0'.repeat(64))).toBeNull()
})

it('finds the images that the library has', async () => {
  const url = expect.stringMatching(new RegExp(`^/media/${sha256}\\.(jpg|png)$`))
  const found = { sha256, url, width: 640, height: 360, bytes: expect.any(Number) }
  expect(await findImages(bench.db, [sha256, sha256, '0'.repeat(64)])).toEqual([found])
  expect(await findImages(bench.db, [])).toEqual([])
})
