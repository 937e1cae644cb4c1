import { describe, expect, it } from 'vitest'
import { answering, deadOrigin, httpServer } from './testing/scripted-server.ts'
import { testClient } from './testing/test-client.ts'

const FILE = { bytes: new Uint8Array([0xff, 0xd8, 0xff, 0, 13, 10]), name: 'still.jpg', type: 'image/jpeg' } as const
const URL_1 = 'https://files.toapis.com/uploads/1/a.jpg'

const upload = (origin: string) => testClient(origin).uploadImage(FILE)

describe('uploadImage', () => {
  it('sends one multipart file with its name and type', async () => {
    let form: FormData | undefined
    const origin = await httpServer(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk)
      const headers = { 'content-type': request.headers['content-type'] ?? '' }
      form = await new Response(Buffer.concat(chunks), { headers }).formData()
      response.end(JSON.stringify({ success: true, message: '', data: { id: 'upload_1', url: URL_1 } }))
    })
    expect(await upload(origin)).toEqual({ kind: 'uploaded', url: URL_1, id: 'upload_1' })
    const file = form?.get('file')
    expect(file).toBeInstanceOf(File)
    expect(file).toMatchObject({ name: 'still.jpg', type: 'image/jpeg', size: FILE.bytes.length })
    expect(form?.get('purpose')).toBe('generation')
  })

  it.each([
    [400, { success: false, message: 'unsupported type' }, { class: 'invalid', message: 'unsupported type' }],
    [200, { success: false, message: 'too large' }, { class: 'invalid', message: 'too large' }],
    [200, { success: false, message: 'odd', data: { url: URL_1 } }, { class: 'invalid', message: 'odd' }],
    [413, '<html>', { class: 'invalid', code: 'file_too_large' }],
    [401, { error: { code: 401, message: 'key' } }, { class: 'unauthorized' }],
    [402, {}, { class: 'quota' }],
  ])('is refused by %i %j', async (status, body, refusal) => {
    expect(await upload(await answering(status, body))).toMatchObject({ kind: 'refused', refusal })
  })

  it.each([
    [429, '', 'http_429'],
    [503, { error: { code: 'rate_limit_unavailable' } }, 'http_503'],
    [500, '<html>', 'http_500'],
    [200, '<html>', 'not_json'],
    [200, { success: true, data: {} }, 'unexpected_body'],
    [200, { success: true, data: { url: 'ftp://x/y' } }, 'unexpected_body'],
  ])('may be tried again after %i %j', async (status, body, reason) => {
    const outcome = await upload(await answering(status, body, { 'retry-after': '2' }))
    expect(outcome).toEqual({ kind: 'unavailable', reason, retryAfterMs: 2000 })
  })

  it('may be tried again when nobody listens', async () => {
    expect(await upload(await deadOrigin())).toEqual({ kind: 'unavailable', reason: 'refused' })
  })
})
