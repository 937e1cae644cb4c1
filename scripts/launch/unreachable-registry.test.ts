import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'

const PROJECT = path.resolve(import.meta.dirname, '..', '..')

it('says in one sentence that the registry cannot be reached', { timeout: 60_000 }, async () => {
  const clone = mkdtempSync(path.join(tmpdir(), 'inbetween-clone-'))
  for (const name of ['package.json', 'package-lock.json', 'scripts']) {
    cpSync(path.join(PROJECT, name), path.join(clone, name), { recursive: true })
  }
  const env = {
    ...process.env,
    npm_config_registry: 'http://127.0.0.1:9/',
    npm_config_cache: path.join(clone, 'cache'),
    npm_config_fetch_retries: '0',
  }
  const script = path.join(clone, 'scripts', 'start.mjs')
  const child = spawn(process.execPath, [script], { cwd: clone, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')])
  rmSync(clone, { recursive: true })
  expect(stderr).toMatch(
    /^The npm registry http:\/\/127\.0\.0\.1:9 cannot be reached \(ECONNREFUSED\): .+ full log: \S+\n$/,
  )
  expect(code).toBe(1)
})
