import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { READY } from './report-ready.ts'
import type { Running, Service } from './service.ts'

export type ProcessOptions = {
  name: string
  /** A TypeScript or JavaScript file and what follows it. */
  command: readonly [script: string, ...rest: string[]]
  env: NodeJS.ProcessEnv
  /** Settles when the process does its work; told by the signal when it has ended. Without it the process says so itself (`reportReady`). */
  ready?: (ended: AbortSignal) => Promise<void>
  /** As of a service. */
  isSpared?: () => Promise<boolean>
  /** Gets each line that the process prints. */
  write(line: string): void
}

/**
 * A Node process of ours as a service. It gets a session of its own, so that Ctrl-C at the terminal reaches the supervisor alone,
 * and a channel whose end tells it that the supervisor died (`exitWithParent`).
 */
export function processService({ name, command, env, ready, isSpared, write }: ProcessOptions) {
  async function start(): Promise<{ ok: true; running: Running }> {
    const child = spawn(process.execPath, command, { env, detached: true, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
    const ended = new AbortController()
    let lastError = ''
    forward(child.stdout, write)
    forward(child.stderr, (line) => {
      write(line)
      if (/error/i.test(line)) lastError = line.trim()
    })
    const exited = new Promise<string>((resolve) => {
      child.once('error', (error) => resolve(error.message))
      // Not `exit`: the last lines, and the error among them, may come after it.
      child.once('close', (code, signal) => {
        const how = signal ? `killed by ${signal}` : `exit code ${code}`
        resolve(lastError === '' ? how : `${how}, ${lastError}`)
      })
    })
    exited.then(() => ended.abort())
    const reported = new Promise<void>((resolve) => {
      child.on('message', (message) => message === READY && resolve())
    })
    const isReady = ready?.(ended.signal).catch((error: unknown) => {
      if (!ended.signal.aborted) throw error
      return new Promise<void>(() => {})
    })
    const running = {
      ready: isReady ?? reported,
      exited,
      stop: () => void child.kill('SIGTERM'),
      kill: () => void child.kill('SIGKILL'),
    }
    return { ok: true, running }
  }
  return { name, start, ...(isSpared && { isSpared }) } satisfies Service
}

function forward(stream: Readable | null, write: (line: string) => void): void {
  if (stream) createInterface({ input: stream }).on('line', write)
}
