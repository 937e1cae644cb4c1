import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, it } from 'vitest'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'inbetween-start-'))
  // Open, because the database, which has another user when root runs it, must walk through to the folders in it.
  chmodSync(folder, 0o755)
})
afterEach(() => rmSync(folder, { recursive: true }))

/** What a start says and its exit code, with settings that let nothing of it outlive the test. */
const start = async (settings: Record<string, string>, ...nodeOptions: string[]) => {
  const env = { ...process.env, DATA_DIR: path.join(folder, 'data'), DATABASE_URL: '', TOAPIS_API_KEY: '', ...settings }
  const script = path.join(import.meta.dirname, 'start.ts')
  const child = spawn(process.execPath, [...nodeOptions, script], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A busy machine takes its time to start a process.
    timeout: 25_000,
  })
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { stdout, stderr, code }
}
const oneSentence = (pattern: RegExp) => ({ stdout: '', stderr: expect.stringMatching(pattern), code: 1 })

it('names a bad setting', async () => {
  expect(await start({ PORT: 'abc' })).toEqual(oneSentence(/^The setting PORT is "abc"; expected: .+\.\n$/))
})

it('names an address to listen on that is none', async () => {
  expect(await start({ HOST: 'studio.lan' })).toEqual(oneSentence(/^The setting HOST is "studio\.lan"; .+\.\n$/))
})

it('names a data folder that cannot be written', async () => {
  writeFileSync(path.join(folder, 'data'), 'a file in its place')
  expect(await start({})).toEqual(oneSentence(/^DATA_DIR is .+\/data, and that is not a folder: .+\.\n$/))
})

it('names a path that is too long for the socket', async () => {
  const deep = path.join(folder, 'x'.repeat(100))
  expect(await start({ DATA_DIR: deep, TMPDIR: deep })).toEqual(
    oneSentence(/^The path .+ is too long .+ DATA_DIR .+\.\n$/),
  )
})

it.each(['PORT', 'SANDBOX_PORT'])('names a taken %s', async (setting) => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const taken = typeof address === 'object' && address ? address.port : 0
  const settings = { PORT: '4297', SANDBOX_PORT: '4298', [setting]: String(taken) }
  expect(await start(settings)).toEqual(oneSentence(new RegExp(`^Port ${taken} .+ is taken .+ ${setting}=.+\\.\\n$`)))
  server.close()
})

it('refuses a data folder whose restore was interrupted before its database was there', async () => {
  mkdirSync(path.join(folder, 'data'))
  writeFileSync(path.join(folder, 'data', 'restore-unsettled'), 'keep-queued\n')
  expect(await start({ PORT: '4297', SANDBOX_PORT: '4298' })).toEqual(
    oneSentence(/^A restore into .+\/data was interrupted .+ restore again\.\n$/),
  )
})

it('names the way out where no database comes along', async () => {
  const elsewhere = 'data:text/javascript,Object.defineProperty(process,"arch",{value:"riscv64"})'
  const settings = { PORT: '4297', SANDBOX_PORT: '4298' }
  expect(await start(settings, '--import', elsewhere)).toEqual(
    oneSentence(/^No PostgreSQL comes with Inbetween for this platform \(\w+-riscv64\): set DATABASE_URL .+\.\n$/),
  )
})
