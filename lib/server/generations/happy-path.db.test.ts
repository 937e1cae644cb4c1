import { randomUUID } from 'node:crypto'
import { count, eq } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEFAULT_RECIPE, type Recipe } from '#lib/domain/recipe/recipe'
import { clips, generations } from '#lib/server/db/schema'
import { acceptImage } from '#lib/server/images/accept-image'
import { normaliseImage } from '#lib/server/media/normalise-image'
import { getGeneration } from './get-generation.ts'
import { submitStep } from './steps/submit-step.ts'
import { submitGeneration } from './submit-generation.ts'
import { openStepBench, type StepBench } from './testing/step-bench.ts'

let bench: StepBench
const stills = new Map<string, string>()

beforeAll(async () => {
  bench = await openStepBench()
  for (const [name, background] of Object.entries({ day: '#fd8', night: '#114', fox: '#a52' })) {
    const bytes = await sharp({ create: { width: 640, height: 360, channels: 3, background } })
      .png()
      .toBuffer()
    const taken = await acceptImage({ ...bench, normalise: normaliseImage }, bytes)
    stills.set(name, taken.ok ? taken.value.sha256 : taken.problem)
  }
})
afterAll(() => bench.close())

const still = (role: Recipe['images'][number]['role'], name: string) => ({ role, sha256: stills.get(name) ?? '' })
const upload = expect.stringMatching(/\/files\/uploads\//)

describe('a generation', () => {
  it('goes from the click to a clip with its facts, its poster and its sprite', async () => {
    const id = await bench.submit({ prompt: 'a fox wakes', audio: true })
    expect(await bench.run('submit', id)).toBe('running')
    expect(await bench.row(id)).toMatchObject({ acceptedAt: expect.any(Date), leaseToken: null, failures: 0 })
    expect(await bench.run('poll', id)).toBe('saving')
    expect(await bench.run('save', id)).toBe('ready')
    await bench.run('derive', id)
    const view = await getGeneration(bench.db, id)
    const file = expect.stringMatching(/\.jpg$/)
    expect(view?.status).toMatchObject({
      state: 'ready',
      progress: 100,
      failure: null,
      resultExpiresAt: null,
      clip: { width: 320, height: 180, durationMs: 1250, hasAudio: true, posterUrl: file, spriteUrl: file },
    })
    expect(await bench.nudges(id)).toEqual(['submit', 'poll', 'save', 'derive'])
    expect(await bench.attempt(id)).toMatchObject({ phase: 'accepted', billing: { status: 'settled' } })
    await bench.expectNothingPaidTwice()
  })

  it('makes one generation of one click, once, twice and at once', async () => {
    const [before] = await bench.db.select({ n: count() }).from(generations)
    const key = randomUUID()
    const ids = await Promise.all(Array.from({ length: 8 }, () => bench.submit({}, key)))
    for (const step of ['submit', 'poll', 'save'] as const) await bench.run(step, ids[0] ?? '')
    ids.push(await bench.submit({}, key))
    expect(new Set(ids).size).toBe(1)
    expect(await bench.db.select({ n: count() }).from(generations)).toEqual([{ n: (before?.n ?? 0) + 1 }])
    await bench.expectNothingPaidTwice()
  })

  it('is not made of an image or as a take of what is not there', async () => {
    const [before] = await bench.db.select({ n: count() }).from(generations)
    const recipe = { ...DEFAULT_RECIPE, prompt: 'a fox' }
    const unknown = { ...recipe, images: [{ role: 'reference' as const, sha256: 'f'.repeat(64) }] }
    const submit = (input: { recipe: Recipe; takeOf?: string }) =>
      submitGeneration(bench.deps, { clickKey: randomUUID(), ...input })
    expect(await submit({ recipe: unknown })).toMatchObject({ problem: 'image_unknown' })
    expect(await submit({ recipe, takeOf: randomUUID() })).toMatchObject({ problem: 'not_found' })
    expect(await bench.db.select({ n: count() }).from(generations)).toEqual([before])
  })

  it('is sent once however many workers are on its row', async () => {
    const id = await bench.submit()
    await Promise.all(Array.from({ length: 8 }, () => submitStep(bench.deps, id)))
    expect(await bench.accepted(id)).toHaveLength(1)
    expect((await bench.row(id)).state).toBe('running')
    expect(await bench.run('submit', id)).toBe('running')
    await bench.expectNothingPaidTwice()
  })

  it('shares a clip and its poster with another whose file is the same', async () => {
    const first = await bench.submitAndRun(['submit', 'poll', 'save'])
    const second = await bench.submitAndRun(['submit', 'poll'])
    const [one, two] = [await bench.row(first), await bench.row(second)]
    await bench.db.update(generations).set({ resultUrl: one.resultUrl }).where(eq(generations.id, second))
    expect(await bench.run('save', second)).toBe('ready')
    expect((await bench.row(second)).clipSha256).toBe(one.clipSha256)
    expect(two.clipSha256).toBeNull()
    await bench.expectNothingPaidTwice()
  })
})

describe('the body that the provider is sent', () => {
  it.each<[string, () => Partial<Recipe>, object]>([
    [
      'text to video',
      () => ({ prompt: '一只金色的猫咪在阳光下的草地上奔跑,慢动作,电影质感' }),
      {
        prompt: '一只金色的猫咪在阳光下的草地上奔跑,慢动作,电影质感',
        mode: 'std',
        duration: 5,
        aspect_ratio: '16:9',
      },
    ],
    [
      'plain reference',
      () => ({ prompt: '参考人物形象,让角色轻轻微笑', images: [still('reference', 'fox')] }),
      { prompt: '参考人物形象,让角色轻轻微笑', reference_images: [upload], mode: 'std', duration: 5 },
    ],
    [
      'first and last frame',
      () => ({
        prompt: '城市从白天自然过渡到夜晚',
        mode: 'pro',
        images: [still('first_frame', 'day'), still('last_frame', 'night')],
      }),
      {
        prompt: '城市从白天自然过渡到夜晚',
        image_with_roles: [
          { url: upload, role: 'first_frame' },
          { url: upload, role: 'last_frame' },
        ],
        mode: 'pro',
        duration: 5,
      },
    ],
    [
      'references and frames',
      () => ({
        prompt: '保持角色一致性,同时完成场景过渡',
        mode: 'pro',
        images: [still('reference', 'fox'), still('first_frame', 'day'), still('last_frame', 'night')],
      }),
      {
        prompt: '保持角色一致性,同时完成场景过渡',
        reference_images: [upload],
        image_with_roles: [
          { url: upload, role: 'first_frame' },
          { url: upload, role: 'last_frame' },
        ],
        mode: 'pro',
        duration: 5,
      },
    ],
    [
      'with sound',
      () => ({ prompt: '舞台上的歌手正在演唱,观众欢呼,灯光闪烁', audio: true }),
      { prompt: '舞台上的歌手正在演唱,观众欢呼,灯光闪烁', mode: 'std', duration: 5, audio: true },
    ],
  ])('is the documented example: %s', async (_, recipe, example) => {
    const id = await bench.submitAndRun(['submit'], recipe())
    const [entry] = await bench.accepted(id)
    const { clientBusinessId } = await bench.attempt(id)
    // Left out in most examples, where it has its default.
    const defaults = { aspect_ratio: '16:9' }
    expect(entry?.body).toEqual({
      model: 'kling-v3',
      ...defaults,
      ...example,
      client_business_id: clientBusinessId,
    })
    expect((await bench.attempt(id)).body).toBe(JSON.stringify(entry?.body))
  })

  it('names the same upload again instead of sending the picture twice', async () => {
    const images = [still('first_frame', 'day')]
    const [one] = await bench.accepted(await bench.submitAndRun(['submit'], { images }))
    const [two] = await bench.accepted(await bench.submitAndRun(['submit'], { images }))
    expect(one?.body.image_with_roles).toEqual(two?.body.image_with_roles)
  })
})

it('tries to make poster and sprite three times and then lets the clip be without', async () => {
  const id = await bench.submitAndRun(['submit', 'poll', 'save'])
  let calls = 0
  const deriveClip = async () => {
    calls++
    return { ok: false, reason: 'undecodable' } as const
  }
  for (const _ of Array(5)) await bench.run('derive', id, { deriveClip })
  expect(calls).toBe(3)
  expect((await bench.db.select().from(clips)).some((clip) => clip.deriveTries > 3)).toBe(false)
})
