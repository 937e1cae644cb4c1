import { mkdtempSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Render } from '#sandbox/render/render-job'
import { type SandboxOptions, startSandbox } from '#sandbox/start-sandbox'

/** What {@link quickRender} writes: boxes in the order of an MP4 that starts at once, and nothing to play. */
export const QUICK_CLIP = Buffer.from(`....ftypisom....moov....mdat${'0123456789'.repeat(20)}`)

/** Makes no picture, only a file, in no time. */
const quickRender: Render = (job) => writeFile(job.path, QUICK_CLIP)

/** A sandbox in a folder of its own that answers at once, and the calls that tests make. */
export async function openSandbox(options: Partial<SandboxOptions> = {}) {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'sandbox-'))
  const sandbox = await startSandbox({
    host: '127.0.0.1',
    port: 0,
    dataDir,
    pace: { queueMs: 0, runMs: 0 },
    control: true,
    render: quickRender,
    ...options,
  })
  const authorization = 'Bearer sk-test'

  async function call(path: string, init: RequestInit = {}) {
    const headers = { authorization, ...init.headers }
    const response = await fetch(new URL(path, sandbox.url), { ...init, headers, redirect: 'manual' })
    return { status: response.status, headers: response.headers, text: await response.text() }
  }
  async function json(path: string, init: RequestInit = {}) {
    const { status, text } = await call(path, init)
    return { status, body: JSON.parse(text) }
  }
  const post = (path: string, body: unknown) =>
    json(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

  return {
    url: sandbox.url,
    dataDir,
    call,
    json,
    post,
    submit: (body: unknown) => post('/v1/videos/generations', body),
    status: (id: string) => json(`/v1/videos/generations/${id}`),
    ledger: async () => (await json('/__sandbox/ledger')).body.entries,
    plan: (...plans: unknown[]) => post('/__sandbox/faults', plans),
    async upload(bytes: Uint8Array<ArrayBuffer>, name = 'still.png') {
      const form = new FormData()
      form.append('file', new File([bytes], name, { type: 'image/png' }))
      form.append('purpose', 'generation')
      return json('/v1/uploads/images', { method: 'POST', body: form })
    },
    close: sandbox.close,
    async [Symbol.asyncDispose]() {
      await sandbox.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

export type OpenSandbox = Awaited<ReturnType<typeof openSandbox>>
