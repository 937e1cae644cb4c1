import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { openSandbox } from './testing/open-sandbox.ts'

const still = () => sharp({ create: { width: 16, height: 16, channels: 3, background: '#369' } })
const bytesOf = async (buffer: Promise<Buffer>) => Uint8Array.from(await buffer)

describe('POST /v1/uploads/images', () => {
  it.each(['jpeg', 'png', 'webp', 'gif'] as const)('takes a %s by its content and serves it again', async (format) => {
    await using sandbox = await openSandbox()
    const bytes = await bytesOf(still().toFormat(format).toBuffer())
    const { status, body } = await sandbox.upload(bytes, 'misnamed.bin')

    expect(status).toBe(200)
    expect(body).toEqual({
      success: true,
      message: '',
      data: {
        id: expect.stringMatching(/^upload_/),
        url: expect.stringContaining(`${sandbox.url}/files/uploads/`),
        mime_type: `image/${format}`,
        size: bytes.length,
      },
    })
    const served = await fetch(body.data.url)
    expect(Buffer.from(await served.arrayBuffer())).toEqual(Buffer.from(bytes))
  })

  it('refuses other types, too many bytes, other fields and no file, each in words', async () => {
    await using sandbox = await openSandbox()
    const refused = (message: string) => ({
      status: 400,
      body: { success: false, message: expect.stringContaining(message) },
    })
    const post = (body: BodyInit) => sandbox.json('/v1/uploads/images', { method: 'POST', body })
    const form = new FormData()
    form.append('file', new File([await bytesOf(still().png().toBuffer())], 'a.png'))
    form.append('folder', 'mine')

    expect(await sandbox.upload(Uint8Array.from(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')))).toEqual(
      refused('unsupported'),
    )
    expect(await sandbox.upload(new Uint8Array(10_000_001))).toEqual(refused('too large'))
    expect(await sandbox.upload(new Uint8Array(20_000_000))).toEqual(refused('too large'))
    expect(await post(form)).toEqual(refused('folder: unknown field'))
    expect(await post(new FormData())).toEqual(refused('file:'))
    expect(await post('file=1')).toEqual(refused('multipart'))
  })

  it('lets an uploaded image be used for a day', async () => {
    const clock = { now: Date.now() }
    await using sandbox = await openSandbox({ now: () => clock.now })
    const { url } = (await sandbox.upload(await bytesOf(still().png().toBuffer()))).body.data
    const request = { model: 'kling-v3', prompt: 'A harbour', reference_images: [url] }

    expect((await sandbox.submit(request)).status).toBe(200)
    // The file's own time is a moment later than the clock's.
    clock.now += 86_400_000 + 60_000
    expect((await sandbox.submit(request)).status).toBe(400)
  })
})
