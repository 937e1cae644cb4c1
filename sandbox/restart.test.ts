import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it, onTestFinished, vi } from 'vitest'
import { openSandbox } from './testing/open-sandbox.ts'

const base = { model: 'kling-v3', prompt: 'A quiet harbour', client_business_id: 'mine' }
const children: ChildProcess[] = []

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

/** The sandbox as its own process, on a port that it chose. */
async function spawned(dataDir: string): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(process.execPath, ['sandbox/testing/sandbox-process.ts', dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const [url] = await once(child.stdout, 'data')
  return { url: String(url), child }
}

const headers = { authorization: 'Bearer k', 'content-type': 'application/json' }

it('goes on with a task and renders it again after kill -9', { timeout: 30_000 }, async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'sandbox-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true }))
  const first = await spawned(dataDir)
  const accepted = await fetch(`${first.url}/v1/videos/generations`, {
    method: 'POST',
    headers,
    body: JSON.stringify(base),
  })
  const { id } = await accepted.json()
  first.child.kill('SIGKILL')
  await once(first.child, 'exit')

  const second = await spawned(dataDir)
  const status = async () => (await fetch(`${second.url}/v1/videos/generations/mine`, { headers })).json()
  await vi.waitFor(async () => expect((await status()).status).toBe('completed'), { timeout: 25_000, interval: 200 })
  expect((await status()).id).toBe(id)

  expect(readFileSync(join(dataDir, 'ledger.jsonl'), 'utf8').trim().split('\n')).toHaveLength(1)
})

it('keeps how a task ended, its file and its uploads over a restart, and drops a half-written ledger line', async () => {
  const before = await openSandbox()
  const { id } = (await before.submit(base)).body
  await vi.waitFor(async () => expect((await before.status(id)).body.status).toBe('completed'))
  const ended = (await before.status(id)).body
  const gif = Uint8Array.from(Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00', 'latin1'))
  const upload = new URL((await before.upload(gif)).body.data.url).pathname
  await before.close()
  appendFileSync(join(before.dataDir, 'ledger.jsonl'), '{"seq":2,"kind":"acc')

  await using after = await openSandbox({ dataDir: before.dataDir, pace: { queueMs: 60_000, runMs: 60_000 } })
  expect((await after.status(id)).body).toMatchObject({ status: 'completed', expires_at: ended.expires_at })
  expect((await after.call(`/files/videos/${id}.mp4`)).status).toBe(200)
  expect((await after.call(upload)).status).toBe(200)
  expect((await after.submit(base)).body.id).toBe(id)
  const lines = readFileSync(join(before.dataDir, 'ledger.jsonl'), 'utf8').trim().split('\n')
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { seq: 1, kind: 'accepted' },
    { seq: 2, kind: 'replayed' },
  ])
})
