import { expect, it, vi } from 'vitest'
import { openSandbox, QUICK_CLIP } from './testing/open-sandbox.ts'

const base = { model: 'kling-v3', prompt: 'A quiet harbour' }
const START = 1_800_000_000_000

/** A sandbox whose clock stands still until it is moved; real timers only look again. */
async function openWithClock(pace = { queueMs: 1000, runMs: 10_000 }) {
  const clock = { now: START }
  const sandbox = await openSandbox({ pace, now: () => clock.now })
  const moveTo = async (now: number) => {
    clock.now = now
    // Setting the pace makes every running task look at the clock again.
    await sandbox.post('/__sandbox/pace', {})
  }
  return { sandbox, moveTo }
}

it('shows a task queued, in progress and completed, by id and by client_business_id', async () => {
  const { sandbox, moveTo } = await openWithClock()
  await using _ = sandbox
  const { id } = (await sandbox.submit({ ...base, client_business_id: 'mine' })).body
  const head = {
    id,
    client_business_id: 'mine',
    object: 'generation.task',
    model: 'kling-v3',
    created_at: START / 1000,
  }
  const billing = { status: 'pending' }
  expect(await sandbox.status(id)).toEqual({ status: 200, body: { ...head, status: 'queued', progress: 0, billing } })

  await moveTo(START + 1000 + 6500)
  expect((await sandbox.status('mine')).body).toEqual({ ...head, status: 'in_progress', progress: 65, billing })

  await moveTo(START + 11_000)
  await vi.waitFor(async () => expect((await sandbox.status(id)).body.status).toBe('completed'))
  expect((await sandbox.status(id)).body).toEqual({
    ...head,
    status: 'completed',
    progress: 100,
    completed_at: START / 1000 + 11,
    expires_at: START / 1000 + 11 + 86_400,
    result: { type: 'video', data: [{ url: `${sandbox.url}/files/videos/${id}.mp4`, format: 'mp4' }] },
    billing: { status: 'settled', credits: '84', cost_usd: '0.42' },
  })
})

it('holds at 95 until the file is there, and fails with a reason when it cannot be made', async () => {
  const made = Promise.withResolvers<void>()
  await using sandbox = await openSandbox({ render: () => made.promise })
  const { id } = (await sandbox.submit(base)).body
  expect((await sandbox.status(id)).body).toMatchObject({ status: 'in_progress', progress: 95 })

  made.reject(new Error('No encoder here.'))
  await vi.waitFor(async () => expect((await sandbox.status(id)).body.status).toBe('failed'))
  expect((await sandbox.status(id)).body.error).toEqual({ code: 'generation_failed', message: 'No encoder here.' })
})

it.each([
  ['#fail', 'generation_failed'],
  ['#moderated-late', 'content_policy_violation'],
])('fails a prompt with %s as %s, with HTTP 200 and the money back', async (word, code) => {
  await using sandbox = await openSandbox()
  const { id } = (await sandbox.submit({ ...base, prompt: `A harbour ${word}` })).body
  await vi.waitFor(async () => expect((await sandbox.status(id)).body.status).toBe('failed'))
  expect((await sandbox.status(id)).body).toMatchObject({
    progress: 0,
    error: { code, message: expect.any(String) },
    billing: { status: 'refunded', credits: '84', cost_usd: '0.42' },
  })
})

it('runs #slow ten times longer on top', async () => {
  const { sandbox, moveTo } = await openWithClock({ queueMs: 0, runMs: 6000 })
  await using _ = sandbox
  const { id } = (await sandbox.submit({ ...base, prompt: 'A harbour #slow' })).body
  await moveTo(START + 33_000)
  expect((await sandbox.status(id)).body).toMatchObject({ status: 'in_progress', progress: 50 })
})

it('does not know other ids', async () => {
  await using sandbox = await openSandbox()
  expect(await sandbox.status('tsk_vid_unknown')).toEqual({
    status: 404,
    body: { error: { code: 404, message: expect.any(String), type: 'not_found_error' } },
  })
})

it('serves a result in whole and in ranges, until its link expires', async () => {
  const { sandbox, moveTo } = await openWithClock({ queueMs: 0, runMs: 0 })
  await using _ = sandbox
  const { id } = (await sandbox.submit(base)).body
  await vi.waitFor(async () => expect((await sandbox.status(id)).body.status).toBe('completed'))
  const path = `/files/videos/${id}.mp4`
  const size = QUICK_CLIP.length
  const range = (value: string, also = {}) => sandbox.call(path, { headers: { range: value, ...also } })

  const whole = await sandbox.call(path)
  expect(whole.text).toBe(QUICK_CLIP.toString())
  expect(whole.headers.get('content-length')).toBe(String(size))
  expect(whole.headers.get('content-type')).toBe('video/mp4')
  expect(await range('bytes=4-7')).toMatchObject({ status: 206, text: 'ftyp' })
  expect((await range('bytes=4-7')).headers.get('content-range')).toBe(`bytes 4-7/${size}`)
  expect(await range('bytes=-3')).toMatchObject({ status: 206, text: '789' })
  expect(await range(`bytes=${size - 2}-`)).toMatchObject({ status: 206, text: '89' })
  expect((await range(`bytes=${size}-`)).status).toBe(416)
  const etag = whole.headers.get('etag') ?? ''
  expect(await range('bytes=4-7', { 'if-range': etag })).toMatchObject({ status: 206, text: 'ftyp' })
  expect(await range('bytes=4-7', { 'if-range': '"another"' })).toMatchObject({ status: 200, text: whole.text })
  expect(await sandbox.call(path, { method: 'HEAD' })).toMatchObject({ status: 200, text: '' })

  await moveTo(START + 86_400_000)
  expect((await sandbox.call(path)).status).toBe(404)
})

it('answers balance, models and prices in the documented shapes', async () => {
  await using sandbox = await openSandbox()
  await sandbox.submit(base)
  const balance = {
    success: true,
    remain_credits: 999_916,
    used_credits: 84,
    credits_per_usd: 200,
    unlimited_quota: false,
  }
  expect((await sandbox.json('/v1/balance')).body).toMatchObject(balance)
  expect((await sandbox.json('/v1/user/balance')).body).toMatchObject(balance)
  expect((await sandbox.json('/v1/models')).body.data).toEqual([])
  expect((await sandbox.json('/v1/models?type=video')).body.data).toMatchObject([{ id: 'kling-v3', object: 'model' }])
  expect((await sandbox.json('/v1/pricing?model=kling-v3')).body.data[0].prices).toContainEqual({
    group: 'default',
    conditions: { mode: 'pro', audio: true },
    charge_type: 'per_second',
    price_basis: 'output',
    unit: 'second',
    unit_price: '0.168',
  })
  expect((await sandbox.json('/v1/pricing?model=other')).status).toBe(404)
})
