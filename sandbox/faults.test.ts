import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import { brotliDecompressSync } from 'node:zlib'
import { describe, expect, it, vi } from 'vitest'
import { type OpenSandbox, openSandbox, QUICK_CLIP } from './testing/open-sandbox.ts'

const REQUEST = { model: 'kling-v3', prompt: 'A quiet harbour', client_business_id: 'mine' }

type Received = {
  status?: number
  headers?: IncomingHttpHeaders
  body: string
  ending: string
  bytes: Buffer
  ms: number
}

/** What a plain client sees of an answer, down to how the connection ended; it hangs up after `patience` ms. */
function exchange(url: string, method: string, body = '', patience = 300): Promise<Received> {
  const { promise, resolve } = Promise.withResolvers<Received>()
  const chunks: Buffer[] = []
  const start = performance.now()
  const seen: Pick<Received, 'status' | 'headers'> = {}
  const done = (ending: string) => {
    const bytes = Buffer.concat(chunks)
    resolve({ ...seen, bytes, body: bytes.toString(), ending, ms: performance.now() - start })
  }
  const headers = { authorization: 'Bearer k', 'content-type': 'application/json' }
  const sent = request(url, { method, headers, agent: new Agent() }, (response) => {
    Object.assign(seen, { status: response.statusCode, headers: response.headers })
    response.on('data', (chunk: Buffer) => chunks.push(chunk))
    response.on('end', () => done('complete'))
    response.on('error', () => done('broken'))
  })
  sent.on('error', () => done('broken'))
  const hangUp = setTimeout(() => {
    done('still waiting')
    sent.destroy()
  }, patience)
  sent.end(body)
  return promise.finally(() => clearTimeout(hangUp))
}

const submit = (sandbox: OpenSandbox) =>
  exchange(`${sandbox.url}/v1/videos/generations`, 'POST', JSON.stringify(REQUEST))

async function completed(sandbox: OpenSandbox): Promise<string> {
  const { id } = (await sandbox.submit(REQUEST)).body
  await vi.waitFor(async () => expect((await sandbox.status(id)).body.status).toBe('completed'))
  return id
}

describe('faults at submit', () => {
  it.each([
    ['reset before', { kind: 'reset' }, 0, { ending: 'broken', body: '' }],
    ['reset after', { kind: 'reset', when: 'after' }, 1, { ending: 'broken', body: '' }],
    ['status before', { kind: 'answer', status: 503 }, 0, { status: 503, body: '' }],
    [
      'status after',
      { kind: 'answer', status: 502, body: '<html>', when: 'after' },
      1,
      { status: 502, body: '<html>' },
    ],
    ['nothing', { kind: 'nothing' }, 1, { status: 200, body: '' }],
    ['html', { kind: 'html' }, 1, { status: 200, body: expect.stringContaining('<html>') }],
    [
      'cut JSON',
      { kind: 'cut_json' },
      1,
      { status: 200, body: expect.stringMatching(/^\{[^}]*$/), ending: 'complete' },
    ],
    ['no id', { kind: 'replace', remove: ['id'] }, 1, { status: 200, body: expect.not.stringContaining('"id"') }],
    [
      'another id',
      { kind: 'replace', fields: { id: 'x' } },
      1,
      { status: 200, body: expect.stringContaining('"id":"x"') },
    ],
    ['late', { kind: 'delay', ms: 60_000, when: 'after' }, 1, { ending: 'still waiting' }],
    ['slow body', { kind: 'trickle', everyMs: 20 }, 1, { status: 200, ending: 'still waiting' }],
    ['slow headers', { kind: 'trickle', part: 'headers', everyMs: 20 }, 1, { ending: 'still waiting' }],
    ['reset midway', { kind: 'reset_midway' }, 1, { status: 200, ending: 'broken' }],
  ])('%s', async (_, fault, accepted, seen) => {
    await using sandbox = await openSandbox()
    await sandbox.plan({ on: 'submit', do: fault })

    expect(await submit(sandbox)).toMatchObject(seen)
    expect(await sandbox.ledger()).toHaveLength(accepted)
    expect((await submit(sandbox)).body).toContain('"object":"generation.task"')
  })

  it('sends a body of any length in constant memory', async () => {
    await using sandbox = await openSandbox()
    await sandbox.plan({ on: 'submit', do: { kind: 'huge', bytes: 5_000_000 } })
    expect((await submit(sandbox)).bytes).toHaveLength(5_000_000)
  })

  it('sends the headers that were asked for', async () => {
    await using sandbox = await openSandbox()
    await sandbox.plan({ on: 'submit', do: { kind: 'answer', status: 429, headers: { 'retry-after': '7' } } })
    expect((await submit(sandbox)).headers).toMatchObject({ 'retry-after': '7' })
  })

  it('accepts after a delay before', async () => {
    await using sandbox = await openSandbox()
    await sandbox.plan({ on: 'submit', do: { kind: 'delay', ms: 50 } })
    const { status, ms } = await submit(sandbox)
    expect(status).toBe(200)
    expect(ms).toBeGreaterThan(45)
  })
})

describe('faults of files', () => {
  const half = QUICK_CLIP.subarray(0, QUICK_CLIP.length >> 1).toString()
  it.each([
    ['short_length', { status: 200, ending: 'complete', body: half }],
    ['chunked_cut', { status: 200, ending: 'broken', body: half }],
    ['reset_midway', { status: 200, ending: 'broken' }],
    ['close_midway', { status: 200, ending: 'complete', body: half }],
    ['html', { status: 200, body: expect.stringContaining('<html>') }],
    ['no_moov', { status: 200, body: expect.not.stringContaining('moov') }],
    ['not_video', { status: 200, body: expect.stringContaining('not a video') }],
  ])('%s', async (kind, seen) => {
    await using sandbox = await openSandbox()
    const id = await completed(sandbox)
    await sandbox.plan({ on: 'file', match: { taskId: id }, do: { kind } })
    expect(await exchange(`${sandbox.url}/files/videos/${id}.mp4`, 'GET')).toMatchObject(seen)
    expect((await exchange(`${sandbox.url}/files/videos/${id}.mp4`, 'GET')).bytes).toEqual(QUICK_CLIP)
  })

  it('brotli and redirects', async () => {
    await using sandbox = await openSandbox()
    const url = `${sandbox.url}/files/videos/${await completed(sandbox)}.mp4`
    const redirect = { kind: 'answer', status: 302, headers: { location: 'http://169.254.0.1/' } }
    await sandbox.plan({ on: 'file', do: { kind: 'brotli' } }, { on: 'file', do: redirect })

    const packed = await exchange(url, 'GET')
    expect(packed.headers).toMatchObject({ 'content-encoding': 'br' })
    expect(brotliDecompressSync(packed.bytes)).toEqual(QUICK_CLIP)
    expect(await exchange(url, 'GET')).toMatchObject({ status: 302, headers: { location: 'http://169.254.0.1/' } })
  })
})

describe('plans', () => {
  it('change the fields of a status, as often as they say, for whom they say', async () => {
    await using sandbox = await openSandbox()
    const id = await completed(sandbox)
    const strange = { kind: 'replace', fields: { status: 'baking', progress: 'NaN' }, remove: ['result'] }
    await sandbox.plan({ on: 'status', match: { promptIncludes: 'harbour' }, times: 2, do: strange })

    expect((await sandbox.status((await sandbox.submit({ model: 'kling-v3', prompt: 'x' })).body.id)).status).toBe(200)
    const { text } = await sandbox.call(`/v1/videos/generations/${id}`)
    expect(text).toContain('"status":"baking","progress":NaN')
    expect(text).not.toContain('result')
    await sandbox.call(`/v1/videos/generations/${id}`)
    expect((await sandbox.status(id)).body.status).toBe('completed')
  })

  it('can be cleared, and must be well formed', async () => {
    await using sandbox = await openSandbox()
    await sandbox.plan({ on: 'balance', do: { kind: 'answer', body: { success: false, message: 'no' } }, times: 9 })
    expect((await sandbox.json('/v1/balance')).body).toEqual({ success: false, message: 'no' })
    await sandbox.call('/__sandbox/faults', { method: 'DELETE' })
    expect((await sandbox.json('/v1/balance')).body.success).toBe(true)
    expect((await sandbox.plan({ on: 'lunch', do: { kind: 'html' } })).status).toBe(400)
  })

  it('are only taken where control was asked for', async () => {
    await using sandbox = await openSandbox({ control: false })
    expect((await sandbox.plan()).status).toBe(404)
    expect((await sandbox.json('/__sandbox/ledger')).status).toBe(404)
  })
})
