import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { startSandbox } from '#sandbox/start-sandbox'
import { testClient } from './testing/test-client.ts'
import type { ToApis } from './toapis-client.ts'

const CLIP = Buffer.alloc(200_000, 'a clip')
const JPEG = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(64)])
const AT_ONCE = { queueMs: 0, runMs: 0 }
const NEVER = { queueMs: 3_600_000, runMs: 0 }

/** The provider's stand-in on a folder of its own, with a client to it. Clips are a few bytes: rendering is not what is tried here. */
async function withSandbox(pace = AT_ONCE) {
  const dataDir = await mkdtemp(join(tmpdir(), 'provider-contract-'))
  const render = (job: { path: string }) => writeFile(job.path, CLIP)
  const sandbox = await startSandbox({ host: '127.0.0.1', port: 0, dataDir, control: true, pace, render })
  onTestFinished(async () => {
    await sandbox.close()
    await rm(dataDir, { recursive: true })
  })
  const control = `${sandbox.url}/__sandbox`
  return {
    client: testClient(sandbox.url, { timeouts: { submitMs: 1_000, idleMs: 500 } }),
    ledger: async (): Promise<{ entries: { body: unknown }[] }> => (await fetch(`${control}/ledger`)).json(),
    fault: (on: string, fault: object) =>
      fetch(`${control}/faults`, { method: 'POST', body: JSON.stringify([{ on, do: fault }]) }),
  }
}

async function uploaded(client: ToApis): Promise<string> {
  const outcome = await client.uploadImage({ bytes: JPEG, name: 'still.jpg', type: 'image/jpeg' })
  return outcome.kind === 'uploaded' ? outcome.url : expect.fail(outcome.kind)
}

async function taskIdOf(client: ToApis, body: object): Promise<string> {
  const outcome = await client.submit(JSON.stringify(body))
  return outcome.kind === 'accepted' ? outcome.taskId : expect.fail(JSON.stringify(outcome))
}

async function finished(client: ToApis, id: string) {
  return vi.waitUntil(async () => {
    const outcome = await client.status(id)
    return outcome.kind === 'running' ? undefined : outcome
  }, 4_000)
}

const TEXT = { model: 'kling-v3', prompt: '一只金色的猫咪', mode: 'std', duration: 5, client_business_id: 'ours-1' }

describe('the client against the sandbox', () => {
  it('has the five documented examples accepted as they are', async () => {
    const { client, ledger } = await withSandbox(NEVER)
    const [first, last, reference] = [await uploaded(client), await uploaded(client), await uploaded(client)]
    const frames = [
      { url: first, role: 'first_frame' },
      { url: last, role: 'last_frame' },
    ]
    const base = { model: 'kling-v3', mode: 'std', duration: 5 }
    const examples = [
      { ...base, prompt: '慢动作,电影质感', aspect_ratio: '16:9' },
      { ...base, prompt: '让角色轻轻微笑', reference_images: [reference] },
      { ...base, prompt: '城市从白天自然过渡到夜晚', image_with_roles: frames, mode: 'pro' },
      { ...base, prompt: '完成场景过渡', reference_images: [reference], image_with_roles: frames, mode: 'pro' },
      { ...base, prompt: '舞台上的歌手正在演唱', audio: true },
    ].map((example, index) => ({ ...example, client_business_id: `ours-${index}` }))
    for (const example of examples) await taskIdOf(client, example)
    expect((await ledger()).entries.map((entry) => entry.body)).toEqual(examples)
  })

  it('brings a clip from the request to the last byte', async () => {
    const { client } = await withSandbox()
    const taskId = await taskIdOf(client, TEXT)
    const outcome = await finished(client, taskId)
    expect(outcome).toMatchObject({
      kind: 'completed',
      taskId,
      clientBusinessId: 'ours-1',
      billing: { status: 'settled' },
    })
    const url = outcome.kind === 'completed' ? (outcome.url ?? '') : ''
    const chunks: Uint8Array[] = []
    const sink = { write: async (chunk: Uint8Array) => void chunks.push(chunk) }
    expect(await client.download(url, sink)).toEqual({ kind: 'done', bytes: CLIP.length, contentLength: CLIP.length })
    expect(Buffer.concat(chunks).equals(CLIP)).toBe(true)
  })

  it('finds a task by either id, and a replay is the same task', async () => {
    const { client, ledger } = await withSandbox(NEVER)
    const taskId = await taskIdOf(client, TEXT)
    expect(await taskIdOf(client, TEXT)).toBe(taskId)
    expect((await ledger()).entries).toMatchObject([{ kind: 'accepted' }, { kind: 'replayed' }])
    const running = { kind: 'running', taskId, clientBusinessId: 'ours-1' }
    expect(await client.status(taskId)).toMatchObject(running)
    expect(await client.status('ours-1', { askedBy: 'client_business_id' })).toMatchObject(running)
    expect(await client.status('nobody')).toEqual({ kind: 'not_found' })
  })

  it('tells refusals and failures apart', async () => {
    const { client, ledger } = await withSandbox()
    const submit = (more: object) => client.submit(JSON.stringify({ ...TEXT, ...more }))
    expect(await submit({ duration: 7 })).toMatchObject({ refusal: { class: 'invalid' } })
    expect(await submit({ model: 'kling-v9' })).toMatchObject({ refusal: { class: 'model_unavailable' } })
    expect(await submit({ prompt: '#moderated' })).toMatchObject({ refusal: { class: 'content_policy' } })
    const lost = `${client.baseUrl}/files/uploads/1_upload_gone.jpg`
    expect(await submit({ reference_images: [lost] })).toMatchObject({ refusal: { class: 'image_unavailable' } })
    expect((await ledger()).entries).toHaveLength(0)
    expect(await finished(client, await taskIdOf(client, { ...TEXT, prompt: '#fail' }))).toMatchObject({
      kind: 'failed',
      billing: { status: 'refunded' },
    })
  })

  it('reads balance and models', async () => {
    const { client } = await withSandbox()
    const credits = { remaining: expect.stringMatching(/^\d+$/), perUsd: '200', unlimited: false }
    expect(await client.balance()).toMatchObject({ kind: 'known', key: credits, account: credits })
    expect(await client.models()).toEqual({ kind: 'listed', ids: expect.arrayContaining(['kling-v3']) })
  })

  it.each([
    { kind: 'reset', when: 'after' },
    { kind: 'delay', ms: 60_000, when: 'after' },
    { kind: 'answer', status: 500, body: { error: { code: 'internal_error' } }, when: 'after' },
    { kind: 'answer', status: 502, body: '<html>', when: 'after' },
    { kind: 'html' },
    { kind: 'nothing' },
    { kind: 'cut_json' },
    { kind: 'replace', remove: ['id'] },
    { kind: 'replace', fields: { id: 'tsk_other', client_business_id: 'theirs' } },
    { kind: 'huge' },
    { kind: 'trickle', part: 'headers', everyMs: 100 },
    { kind: 'short_length' },
    { kind: 'reset_midway' },
    { kind: 'brotli' },
  ])('takes a task spoilt by $kind for unknown, and finds it again by our id', async (fault) => {
    const { client, ledger, fault: plan } = await withSandbox(NEVER)
    expect(await plan('submit', fault)).toMatchObject({ status: 200 })
    expect(await client.submit(JSON.stringify(TEXT))).toMatchObject({ kind: 'unknown' })
    expect(await client.status('ours-1')).toMatchObject({ kind: 'running', taskId: expect.stringMatching(/^tsk_/) })
    expect((await ledger()).entries).toHaveLength(1)
  })
  it.each([
    [{ kind: 'short_length' }, { kind: 'done', bytes: CLIP.length / 2 }],
    [{ kind: 'close_midway' }, { kind: 'done', bytes: CLIP.length / 2, contentLength: null }],
    [{ kind: 'chunked_cut' }, { kind: 'interrupted', reason: 'cut' }],
    // The rest is asked for: the sandbox's files have an ETag.
    [{ kind: 'reset_midway' }, { kind: 'done', bytes: CLIP.length }],
    [{ kind: 'html' }, { kind: 'not_video', contentType: 'text/html' }],
    [{ kind: 'brotli' }, { kind: 'refused', reason: 'content_encoding' }],
    [
      { kind: 'answer', status: 403, body: '' },
      { kind: 'gone', httpStatus: 403 },
    ],
    [
      { kind: 'answer', status: 302, headers: { location: 'http://10.0.0.1/' }, body: '' },
      { kind: 'refused', reason: 'private_address' },
    ],
  ])('names what happened to a file spoilt by %j', async (fault, expected) => {
    const { client, fault: plan } = await withSandbox()
    const outcome = await finished(client, await taskIdOf(client, TEXT))
    const url = outcome.kind === 'completed' ? (outcome.url ?? '') : ''
    expect(await plan('file', fault)).toMatchObject({ status: 200 })
    expect(await client.download(url, { write: async () => {} })).toMatchObject(expected)
  })
})
