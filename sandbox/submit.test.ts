import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { openSandbox } from './testing/open-sandbox.ts'
import { SEED_EXAMPLES } from './testing/seed-examples.ts'

const base = { model: 'kling-v3', prompt: 'A quiet harbour' }
const web = (name: string) => `https://example.com/${name}.jpg`
const frame = (role: string) => ({ url: web(role), role })

describe('POST /v1/videos/generations', () => {
  it.each(Object.entries(SEED_EXAMPLES))(
    'accepts the example "%s" as it stands, once in the ledger',
    async (_, body) => {
      await using sandbox = await openSandbox()
      const answer = await sandbox.submit(body)

      expect(answer).toEqual({
        status: 200,
        body: {
          id: expect.stringMatching(/^tsk_vid_/),
          object: 'generation.task',
          model: 'kling-v3',
          status: 'queued',
          progress: 0,
          created_at: expect.any(Number),
          metadata: {},
        },
      })
      expect(await sandbox.ledger()).toEqual([
        {
          seq: 1,
          time: expect.any(Number),
          kind: 'accepted',
          taskId: answer.body.id,
          clientBusinessId: null,
          raw: JSON.stringify(body),
          body,
          sha256: createHash('sha256').update(JSON.stringify(body)).digest('hex'),
        },
      ])
    },
  )

  it.each([
    ['style', { ...base, style: 'noir' }],
    ['metadata.mode', { ...base, metadata: { mode: 'pro' } }],
    ['prompt', { model: 'kling-v3' }],
    ['prompt', { ...base, prompt: '  ' }],
    ['prompt', { ...base, prompt: '猫'.repeat(2501) }],
    ['mode', { ...base, mode: '1080p' }],
    ['duration', { ...base, duration: 7 }],
    ['duration', { ...base, duration: '5' }],
    ['duration', { ...base, duration: 15, reference_images: [web('a')] }],
    ['aspect_ratio', { ...base, aspect_ratio: '4:3' }],
    ['audio', { ...base, audio: 'true' }],
    ['reference_images.0', { ...base, reference_images: ['data:image/png;base64,AAAA'] }],
    ['reference_images.0', { ...base, reference_images: ['ftp://example.com/a.jpg'] }],
    ['reference_images.0', { ...base, reference_images: ['https://user:word@example.com/a.jpg'] }],
    ['image_with_roles.0.role', { ...base, image_with_roles: [frame('middle_frame')] }],
    ['image_with_roles.0.url', { ...base, image_with_roles: [{ role: 'first_frame' }] }],
    ['image_with_roles', { ...base, image_with_roles: [frame('last_frame')] }],
    ['image_with_roles', { ...base, image_with_roles: [frame('first_frame'), frame('first_frame')] }],
    ['metadata.negative_prompt', { ...base, metadata: { negative_prompt: 3 } }],
    ['client_business_id', { ...base, client_business_id: 'two words' }],
    ['body', ['not', 'an', 'object']],
  ])('refuses a wrong %s by its name and charges nothing', async (field, body) => {
    await using sandbox = await openSandbox()
    const answer = await sandbox.submit(body)

    expect(answer.status).toBe(400)
    expect(answer.body.error).toMatchObject({ code: 'invalid_request', type: 'invalid_request_error' })
    expect(answer.body.error.message).toContain(`${field}: `)
    expect(await sandbox.ledger()).toEqual([])
  })

  it('takes 15 s of text and 2,500 code points', async () => {
    await using sandbox = await openSandbox()
    expect((await sandbox.submit({ ...base, prompt: '🐈'.repeat(2500), duration: 15 })).status).toBe(200)
  })

  it('refuses what is not JSON, what is too long, and a model it does not have', async () => {
    await using sandbox = await openSandbox()
    const send = (body: string, type = 'application/json') =>
      sandbox.call('/v1/videos/generations', { method: 'POST', body, headers: { 'content-type': type } })

    expect(await send('{"model":')).toMatchObject({ status: 400, text: expect.stringContaining('not valid JSON') })
    expect(await send(JSON.stringify(base), 'text/plain')).toMatchObject({ status: 400 })
    expect(await sandbox.submit({ ...base, model: 'kling-v9' })).toMatchObject({
      status: 404,
      body: { error: { code: 'model_not_found' } },
    })
    expect((await send(' '.repeat(20_000_000))).status).toBe(413)
  })

  it('replays the task of a known client_business_id and says so in the ledger', async () => {
    await using sandbox = await openSandbox()
    const body = { ...base, client_business_id: 'attempt-1' }
    const first = await sandbox.submit(body)
    const second = await sandbox.submit(body)

    expect(second).toEqual(first)
    expect(first.body.client_business_id).toBe('attempt-1')
    expect(await sandbox.ledger()).toMatchObject([
      { seq: 1, kind: 'accepted', taskId: first.body.id },
      { seq: 2, kind: 'replayed', taskId: first.body.id },
    ])
  })

  it('refuses #moderated with 422 and a link of its own that leads nowhere with 400', async () => {
    await using sandbox = await openSandbox()
    expect(await sandbox.submit({ ...base, prompt: 'Something #moderated' })).toMatchObject({
      status: 422,
      body: { error: { code: 'content_policy_violation' } },
    })
    const lost = `${sandbox.url}/files/uploads/1_upload_gone.png`
    const answer = await sandbox.submit({ ...base, reference_images: [lost] })
    expect(answer.status).toBe(400)
    expect(answer.body.error.message).toContain('reference_images.0: the image could not be fetched')
    expect(await sandbox.ledger()).toEqual([])
  })
})

describe('the key', () => {
  it.each(['/v1/videos/generations/x', '/v1/balance', '/v1/models', '/v1/pricing'])(
    'is asked for by %s',
    async (path) => {
      await using sandbox = await openSandbox()
      expect(await sandbox.json(path, { headers: { authorization: '' } })).toEqual({
        status: 401,
        body: { error: { code: 401, message: expect.any(String), type: 'authentication_error' } },
      })
    },
  )

  it('must be the one that the sandbox was given', async () => {
    await using sandbox = await openSandbox({ apiKey: 'sk-right' })
    expect((await sandbox.json('/v1/balance')).status).toBe(401)
    expect((await sandbox.json('/v1/balance', { headers: { authorization: 'Bearer sk-right' } })).status).toBe(200)
  })
})
