import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { READY } from '#lib/server/supervisor/report-ready'

const PROCESSES = path.resolve(import.meta.dirname, '..', 'processes')
/** As much of what a process prints as a person would read. */
const KEPT_LINES = 400

export type Spawned = {
  pid: number
  /** Settles when the process says that it does its work. Stays open when it ends before. */
  ready: Promise<void>
  /** Settles with how it ended: `SIGKILL`, or its exit code. */
  exited: Promise<NodeJS.Signals | number | null>
  kill(signal: NodeJS.Signals): void
  /** The end of what it printed. */
  said(): string
}

/**
 * One of our processes, on its own and without a supervisor, so that a test decides when it dies and when it comes back.
 * @param nodeOptions for Node itself, before the script
 */
export function spawnProcess(
  name: 'start' | 'worker' | 'web' | 'sandbox',
  env: NodeJS.ProcessEnv,
  nodeOptions: string[] = [],
): Spawned {
  const child: ChildProcess = spawn(process.execPath, [...nodeOptions, path.join(PROCESSES, `${name}.ts`)], {
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (text) => {
      lines.push(String(text))
      if (lines.length > KEPT_LINES) lines.shift()
    })
  return {
    pid: child.pid ?? 0,
    ready: new Promise((resolve) => child.on('message', (message) => message === READY && resolve())),
    exited: new Promise((resolve) => child.once('close', (code, signal) => resolve(signal ?? code))),
    kill: (signal) => void child.kill(signal),
    said: () => lines.join(''),
  }
}
