import { once } from 'node:events'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openJsonLines } from './tasks/json-lines.ts'
import { TOO_LONG_BYTES, withLittleRoom } from './testing/with-little-room.ts'

let folder = ''
let child: ReturnType<typeof withLittleRoom> | undefined
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-'))
})
afterEach(() => {
  child?.kill('SIGKILL')
  rmSync(folder, { recursive: true })
})

describe('lines on a full disk', () => {
  it('are there whole or not at all, and the next one that fits is taken', async () => {
    const path = join(folder, 'lines.jsonl')
    child = withLittleRoom('sandbox/testing/append-lines.ts', path)
    if (!child.stdout) throw new Error('has no stdout')
    const taken = JSON.parse(await text(child.stdout))
    expect(taken.at(-1)).toBe('short')

    const lines = openJsonLines<string>(path)
    expect(lines.entries).toEqual(taken)
    lines.append('more')
    lines.close()
    expect(openJsonLines<string>(path).entries).toEqual([...taken, 'more'])
  })

  it('that an older sandbox tore spoil no others', () => {
    const path = join(folder, 'lines.jsonl')
    writeFileSync(path, '"a"\n"torn"to"rn"\n"b"\n')
    const lines = openJsonLines<string>(path)
    expect(lines.entries).toEqual(['a', 'b'])
    lines.close()
  })
})

describe('a sandbox on a full disk', () => {
  const headers = { authorization: 'Bearer k', 'content-type': 'application/json' }
  const body = JSON.stringify({ model: 'kling-v3', prompt: 'A quiet harbour #fail', client_business_id: 'mine' })

  /** Fills one of the sandbox's files to beyond what it can write to, and starts it. */
  async function start(full: string) {
    const path = join(folder, full)
    const line = `${JSON.stringify({ kind: 'replayed', raw: '{}', filler: 'x'.repeat(TOO_LONG_BYTES) })}\n`
    appendFileSync(path, line)
    const running = withLittleRoom('sandbox/testing/sandbox-process.ts', folder)
    child = running
    if (!running.stdout || !running.stderr) throw new Error('has no output')
    const said: string[] = []
    running.stderr.on('data', (chunk) => said.push(String(chunk)))
    const [url] = await once(running.stdout, 'data')
    return {
      said,
      post: () => fetch(`${url}/v1/videos/generations`, { method: 'POST', headers, body }),
      status: async () => (await (await fetch(`${url}/v1/videos/generations/mine`, { headers })).json()).status,
      makeRoom: () => truncateSync(path, 0),
      written: () => readFileSync(path, 'utf8').split('\n').slice(0, -1),
    }
  }

  it('refuses what it cannot write down with 500, and takes it once there is room', async () => {
    const sandbox = await start('ledger.jsonl')
    const refused = await sandbox.post()
    expect([refused.status, (await refused.json()).error.code]).toEqual([500, 'internal_error'])
    sandbox.makeRoom()
    expect((await sandbox.post()).status).toBe(200)
    expect(sandbox.written().map((line) => JSON.parse(line).kind)).toEqual(['accepted'])
  })

  it('goes on, says so once, and ends a task when there is room', async () => {
    const sandbox = await start('settled.jsonl')
    expect((await sandbox.post()).status).toBe(200)
    await vi.waitFor(() => expect(sandbox.said).toHaveLength(1))
    expect(sandbox.said[0]).toMatch(/cannot write down how tasks end/)
    expect(await sandbox.status()).toBe('in_progress')
    sandbox.makeRoom()
    await vi.waitFor(async () => expect(await sandbox.status()).toBe('failed'), { timeout: 10_000 })
    expect(sandbox.said).toHaveLength(1)
    expect(sandbox.written()).toHaveLength(1)
  })
})
