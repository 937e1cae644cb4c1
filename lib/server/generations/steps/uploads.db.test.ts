import { eq, sql } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Recipe } from '#lib/domain/recipe/recipe'
import { providerUploads, submitGate } from '#lib/server/db/schema-upkeep'
import type { Fault } from '#lib/server/generations/testing/sandbox-bench'
import { openStepBench, type StepBench } from '#lib/server/generations/testing/step-bench'
import { acceptImage } from '#lib/server/images/accept-image'
import { normaliseImage } from '#lib/server/media/normalise-image'

let bench: StepBench
let images: Recipe['images']
let sha256 = ''
beforeAll(async () => {
  bench = await openStepBench()
  const still = sharp({ create: { width: 640, height: 360, channels: 3, background: '#864' } }).png()
  const taken = await acceptImage({ ...bench, normalise: normaliseImage }, await still.toBuffer())
  if (!taken.ok) throw new Error(taken.problem)
  sha256 = taken.value.sha256
  images = [{ role: 'first_frame', sha256 }]
})
afterEach(async () => {
  await bench.sandbox.clear()
  await bench.openGate()
  await bench.db.delete(providerUploads)
  await bench.expectNothingPaidTwice()
})
afterAll(() => bench.close())

/** The provider as it is, with what of it was asked for and `before` done first whenever an image is uploaded. */
function watched(before: () => Promise<unknown> = async () => {}) {
  const uploadImage = vi.fn<StepBench['deps']['provider']['uploadImage']>(async (image) => {
    await before()
    return bench.deps.provider.uploadImage(image)
  })
  return { uploadImage, provider: { ...bench.deps.provider, uploadImage } }
}
const sentFor = async (id: string) => JSON.stringify((await bench.accepted(id)).map(({ body }) => body))
const plan = (on: Fault['on'], status: number, message: string, headers = {}) =>
  bench.sandbox.plan({ on, do: { kind: 'answer', status, headers, body: { error: { code: status, message } } } })

describe('where the provider has an image', () => {
  it('is not where another one has it: a sandbox’s address of this machine goes into no request that is paid', async () => {
    const elsewhere = 'http://127.0.0.1:3900/files/of-the-sandbox.png'
    await bench.db.insert(providerUploads).values({ sha256, baseUrl: 'http://127.0.0.1:3900', url: elsewhere })
    const { provider, uploadImage } = watched()
    const id = await bench.submit({ images })
    expect(await bench.run('submit', id, { provider })).toBe('running')
    expect(uploadImage).toHaveBeenCalledOnce()
    expect(await sentFor(id)).toContain(bench.sandbox.url)
    expect(await sentFor(id)).not.toContain(elsewhere)
  })

  it.each([
    ['used again for half a day', '11 hours 55 minutes', 0],
    ['not believed for longer', '12 hours 5 minutes', 1],
  ])('is %s', async (_, age, uploads) => {
    await bench.submitAndRun(['submit'], { images })
    await bench.db.update(providerUploads).set({ uploadedAt: sql`now() - ${age}::interval` })
    const { provider, uploadImage } = watched()
    const id = await bench.submit({ images })
    expect(await bench.run('submit', id, { provider })).toBe('running')
    expect(uploadImage).toHaveBeenCalledTimes(uploads)
  })
})

describe('an image that the provider could not fetch', () => {
  const REFUSED = 'Failed to download image from url'

  it('is uploaded anew, once, and then the generation fails by name', async () => {
    const { provider, uploadImage } = watched()
    const id = await bench.submit({ images })
    await plan('submit', 400, REFUSED)
    expect(await bench.run('submit', id, { provider })).toBe('queued')
    expect(await bench.row(id)).toMatchObject({ failures: 1, strikes: 1 })
    await plan('submit', 400, REFUSED)
    expect(await bench.run('submit', id, { provider })).toBe('failed')
    expect((await bench.row(id)).failure).toMatchObject({ code: 'image_unavailable', providerMessage: REFUSED })
    expect(uploadImage).toHaveBeenCalledTimes(2)
    expect(await bench.accepted(id)).toEqual([])
  })

  it('goes from its new place, where that works', async () => {
    const { provider, uploadImage } = watched()
    const id = await bench.submit({ images })
    await plan('submit', 400, REFUSED)
    await bench.run('submit', id, { provider })
    expect(await bench.run('submit', id, { provider })).toBe('running')
    expect(uploadImage).toHaveBeenCalledTimes(2)
  })
})

describe('while an image is uploaded', () => {
  it.each([
    ['for a while', { notBefore: sql`now() + interval '1 hour'` }],
    ['by a refusal of the key', { pause: 'unauthorized' as const, pausedAt: sql`now()` }],
  ])('the gate is shut %s by another worker, and nothing is sent', async (_, shut) => {
    const { provider } = watched(() => bench.db.update(submitGate).set(shut))
    const id = await bench.submit({ images })
    expect(await bench.run('submit', id, { provider })).toBe('queued')
    expect(await bench.accepted(id)).toEqual([])
    expect(await bench.attempt(id)).toMatchObject({ phase: 'prepared', sentAt: null })
    await bench.openGate()
    expect(await bench.run('submit', id)).toBe('running')
  })

  it('the row goes to another worker, and nothing is sent', async () => {
    const id = await bench.submit({ images })
    const { provider } = watched(() => bench.db.execute(sql`update generations set lease_token = gen_random_uuid()`))
    expect(await bench.run('submit', id, { provider })).toBe('submitting')
    expect(await bench.accepted(id)).toEqual([])
    await bench.expireLease(id)
    expect(await bench.run('submit', id)).toBe('running')
  })
})

it.each([
  ['refused for their number', 429],
  ['not taken just now', 503],
])('holds all back for as long as the provider asked when uploads are %s', async (_, status) => {
  const id = await bench.submit({ images })
  await plan('upload', status, 'slow down', { 'retry-after': '30' })
  expect(await bench.run('submit', id)).toBe('queued')
  const [gate] = await bench.db
    .select({ s: sql<number>`extract(epoch from not_before - now())::float8` })
    .from(submitGate)
    .where(eq(submitGate.id, 1))
  expect(gate?.s).toBeGreaterThan(29)
  expect(gate?.s).toBeLessThan(31)
  const other = await bench.submit()
  expect(await bench.run('submit', other)).toBe('queued')
  expect(await bench.accepted(other)).toEqual([])
})
