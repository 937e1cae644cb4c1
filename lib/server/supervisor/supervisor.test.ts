import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { processService } from './process-service.ts'
import type { Running, Service } from './service.ts'
import { createSupervisor } from './supervisor.ts'

/** A service without a process, whose end the test decides. */
function scripted(name: string, log: string[]) {
  const lives: { end: (reason: string) => void }[] = []
  const start = async (): Promise<{ ok: true; running: Running }> => {
    const { promise, resolve } = Promise.withResolvers<string>()
    lives.push({ end: resolve })
    log.push(`start ${name}`)
    const stop = () => {
      log.push(`stop ${name}`)
      resolve('stopped')
    }
    return { ok: true, running: { ready: Promise.resolve(), exited: promise, stop, kill: stop } }
  }
  const service: Service = { name, start }
  return { service, lives }
}

describe('createSupervisor', () => {
  it('stops in the opposite order of the start', async () => {
    const log: string[] = []
    const supervisor = createSupervisor(() => {})
    for (const name of ['postgres', 'sandbox', 'web']) await supervisor.run(scripted(name, log).service)
    log.length = 0
    await supervisor.stop()
    expect(log).toEqual(['stop web', 'stop sandbox', 'stop postgres'])
  })

  it('starts a service again that died, and says so in one line', async () => {
    const said: string[] = []
    const { service, lives } = scripted('worker', [])
    const supervisor = createSupervisor((line) => said.push(line))
    await supervisor.run(service)
    lives[0]?.end('exit code 7')
    await vi.waitFor(() => expect(lives).toHaveLength(2))
    expect(said).toEqual(['worker ended (exit code 7); starting it again in 0.25 s.'])
    await supervisor.stop()
  })

  it('restarts on demand without a word', async () => {
    const said: string[] = []
    const { service, lives } = scripted('worker', [])
    const supervisor = createSupervisor((line) => said.push(line))
    await supervisor.run(service)
    supervisor.restart('worker')
    await vi.waitFor(() => expect(lives).toHaveLength(2))
    expect(said).toEqual([])
    await supervisor.stop()
  })

  it('gives up on what dies at once five times, with its reason', async () => {
    const start = vi.fn(() => Promise.reject(new Error('no such table')))
    const supervisor = createSupervisor(
      () => {},
      async () => {},
    )
    const outcome = await supervisor.run({ name: 'worker', start })
    expect(outcome).toEqual({ ok: false, sentence: 'worker ends each time right after its start: no such table' })
    expect(start).toHaveBeenCalledTimes(5)
  })
})

describe('a service that nobody needs now', () => {
  const dying = (isSpared: () => Promise<boolean>) => {
    const start = vi.fn(() => Promise.reject(new Error('the disk is full')))
    return { start, service: { name: 'sandbox', start, isSpared } }
  }

  it('ends nothing else, and is tried again after longer pauses', async () => {
    const said: string[] = []
    const pauses: number[] = []
    const { promise: rested, resolve: rest } = Promise.withResolvers<void>()
    const supervisor = createSupervisor(
      (line) => said.push(line),
      async (ms, signal) => {
        pauses.push(ms)
        if (pauses.length < 6) return
        rest()
        await once(signal, 'abort')
      },
    )
    const { start, service } = dying(async () => true)
    expect(await supervisor.run(service)).toEqual({ ok: true })
    await rested
    expect(pauses).toEqual([250, 500, 1000, 2000, 60_000, 60_000])
    expect(start).toHaveBeenCalledTimes(6)
    expect(said.at(-1)).toBe(
      'sandbox ends each time right after its start: the disk is full. Nobody needs it now; starting it again in 60 s.',
    )
    await supervisor.stop()
  })

  it('ends everything once it is needed, and not because nobody can tell', async () => {
    const answers = [Promise.reject(new Error('the database is away')), Promise.resolve(true), Promise.resolve(false)]
    const supervisor = createSupervisor(
      () => {},
      async () => {},
    )
    const { start, service } = dying(() => answers.shift() ?? Promise.resolve(false))
    await supervisor.run(service)
    expect(await supervisor.gaveUp).toBe('sandbox ends each time right after its start: the disk is full')
    expect(start).toHaveBeenCalledTimes(7)
  })
})

it('does not try again what says that it cannot start', async () => {
  const start = vi.fn(async () => ({ ok: false as const, sentence: 'Not on this machine.' }))
  const supervisor = createSupervisor(() => {})
  expect(await supervisor.run({ name: 'postgres', start })).toEqual({ ok: false, sentence: 'Not on this machine.' })
  expect(start).toHaveBeenCalledOnce()
})

describe('processService', () => {
  let folder = ''
  const script = (name: string, text: string): readonly [string] => {
    const file = path.join(folder, name)
    writeFileSync(file, text)
    return [file]
  }
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'inbetween-supervisor-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const options = { name: 'web' as const, env: process.env, ready: async () => {} }

  it('forwards what a process prints, and its error as the reason of its end', async () => {
    const lines: string[] = []
    const command = script('failing.mjs', `console.log('hello'); throw new Error('out of ink')`)
    const { running } = await processService({ ...options, command, write: (line) => lines.push(line) }).start()
    expect(await running.exited).toBe('exit code 1, Error: out of ink')
    expect(lines[0]).toBe('hello')
  })

  it('takes the word of a process that it is ready', async () => {
    const module = JSON.stringify(path.join(import.meta.dirname, 'report-ready.ts'))
    const command = script(
      'reporting.mjs',
      `import { reportReady } from ${module}; reportReady(); setInterval(() => {}, 1e6)`,
    )
    const { running } = await processService({ name: 'worker', command, env: process.env, write: () => {} }).start()
    await running.ready
    running.kill()
    expect(await running.exited).toBe('killed by SIGKILL')
  })

  it('ends a process that does not want to', async () => {
    const lines = Promise.withResolvers<string>()
    const command = script(
      'stubborn.mjs',
      `process.on('SIGTERM', () => {}); setInterval(() => {}, 1e6); console.log('up')`,
    )
    const { running } = await processService({ ...options, command, write: lines.resolve }).start()
    await lines.promise
    running.stop()
    running.kill()
    expect(await running.exited).toBe('killed by SIGKILL')
  })

  it.each([
    ['while the child works', 'Promise.resolve()'],
    ['while the child is still starting', "new Promise((dead) => process.once('disconnect', dead))"],
  ])('leaves no process behind when the parent is killed %s', { timeout: 30_000 }, async (_, begin) => {
    const here = (file: string) => JSON.stringify(path.join(import.meta.dirname, file))
    const child = script(
      'child.mjs',
      `import { exitWithParent } from ${here('exit-with-parent.ts')}
       process.on('SIGTERM', () => { console.error('in order'); process.exit(0) })
       process.stdout.on('error', () => {}).write('pid ' + process.pid + '\\n')
       process.stderr.on('error', () => {})
       setInterval(() => {}, 1e6)
       await ${begin}
       exitWithParent()`,
    )
    const parent = script(
      'parent.mjs',
      `import { processService } from ${here('process-service.ts')}
       const command = ${JSON.stringify(child)}
       processService({ name: 'web', command, env: process.env, ready: async () => {}, write: console.log }).start()`,
    )
    const running = spawn(process.execPath, parent, { stdio: ['ignore', 'pipe', 'inherit'] })
    const [line] = await once(running.stdout, 'data')
    const pid = Number(String(line).match(/pid (\d+)/)?.[1])
    running.kill('SIGKILL')
    await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'), { timeout: 25_000, interval: 20 })
  })
})
