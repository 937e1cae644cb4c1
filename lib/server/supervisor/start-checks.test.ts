import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { checkDataFolder } from './data-folder.ts'
import { lockDataFolder } from './data-folder-lock.ts'
import { checkPortFree } from './free-port.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'inbetween-start-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('names a data folder that cannot be written, and the setting', () => {
  const file = path.join(folder, 'file')
  writeFileSync(file, '')
  expect(checkDataFolder(file, path.join(file, 'run'))).toEqual({
    ok: false,
    sentence: expect.stringMatching(/^DATA_DIR is .*file, and that is not a folder: /),
  })
})

it('lets one start at a time use a data folder', () => {
  const first = lockDataFolder(folder, folder)
  expect(first).toMatchObject({ ok: true, lock: { previousDied: false } })
  expect(lockDataFolder(folder, folder)).toEqual({
    ok: false,
    sentence: expect.stringContaining(`is running already on the data folder ${folder} (process ${process.pid})`),
  })
})

it('is free again when its holder was killed, and knows that', async () => {
  const module = JSON.stringify(path.join(import.meta.dirname, 'data-folder-lock.ts'))
  const script = `const { lockDataFolder } = await import(${module}); const [dir] = process.argv.slice(1)
    const result = lockDataFolder(dir, dir); process.send(result.ok); setInterval(() => {}, 1e6)`
  const holder = spawn(process.execPath, ['--input-type=module', '-e', script, folder], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  expect(await once(holder, 'message')).toEqual([true, undefined])
  expect(lockDataFolder(folder, folder)).toMatchObject({ ok: false })
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  expect(lockDataFolder(folder, folder)).toMatchObject({ ok: true, lock: { previousDied: true } })
})

it('names a taken port and how to choose another', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  expect(await checkPortFree('PORT', '127.0.0.1', port, 0)).toEqual({
    ok: false,
    sentence: expect.stringMatching(
      `^Port ${port} on 127.0.0.1 is taken by another program: .* PORT=\\d+ npm start\\.$`,
    ),
  })
  const waiting = checkPortFree('PORT', '127.0.0.1', port, 5_000)
  server.close()
  expect(await waiting).toEqual({ ok: true })
})
