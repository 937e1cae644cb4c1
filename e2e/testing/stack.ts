import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { freePort } from '#lib/server/supervisor/testing/free-port'
import { copyDatabase, databaseSettings, dropDatabase } from './database.ts'
import { storeSettings } from './store.ts'

export type StackProcess = 'web' | 'worker' | 'sandbox' | 'postgres'

/** A sandbox that makes clips at once, asked often. */
export const QUICK = { SANDBOX_QUEUE_MS: '200', SANDBOX_RUN_MS: '500', POLL_FIRST_MS: '300', POLL_EVERY_MS: '500' }

/** A whole Inbetween of a test's own: every process, on ports and in a folder that nobody else uses. */
export type Stack = {
  url: string
  dataDir: string
  sandboxUrl: string
  /** All that it printed so far. */
  said(): string
  start(): Promise<void>
  /** kill -9 of everything at once: supervisor, web, worker, sandbox and PostgreSQL, as a power cut would. */
  kill9(): Promise<void>
  pidOf(name: StackProcess): number
  /** kill -9 of one of them, which the supervisor is to start again. */
  killOne(name: StackProcess): void
  /** Stops in order, as SIGTERM does. */
  stop(): Promise<void>
  /** Stops and removes the folder. */
  dispose(): Promise<void>
}

/** What each app of this worker's tests printed. */
const printed = new Set<string[]>()

/** All that the apps that run now have printed, for a test that failed. */
export const allSaid = () => [...printed].map((lines) => lines.join('\n'))

/**
 * @param settings environment on top of the stack's own
 * @param script what is run; the app must be built
 */
export async function createStack(settings: Record<string, string>, script = ['processes/start.ts']): Promise<Stack> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'inbetween-e2e-'))
  await copyDatabase(dataDir)
  const [port, sandboxPort] = await Promise.all([freePort(), freePort()])
  const env = {
    ...process.env,
    DATA_DIR: dataDir,
    PORT: String(port),
    SANDBOX_PORT: String(sandboxPort),
    SANDBOX_CONTROL: '1',
    TOAPIS_API_KEY: '',
    ...databaseSettings(dataDir),
    ...storeSettings(dataDir),
    ...settings,
  }
  let supervisor: ChildProcess | undefined
  const said: string[] = []
  printed.add(said)

  async function stop() {
    const child = supervisor
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await gone
  }

  function pidOf(name: StackProcess): number {
    const pid = name === 'postgres' ? postmasters(dataDir)[0] : childNamed(supervisor?.pid ?? 0, name)
    // Never 0: killed, that is the whole group of who asks.
    if (!pid) throw new Error(`no ${name} of its own runs`)
    return pid
  }

  return {
    url: `http://127.0.0.1:${port}`,
    dataDir,
    sandboxUrl: `http://127.0.0.1:${sandboxPort}`,
    said: () => said.join('\n'),
    async start() {
      const child = spawn(process.execPath, script, { env, stdio: ['ignore', 'pipe', 'pipe'] })
      supervisor = child
      // A test that fails before it disposes of its app leaves nothing running.
      const end = () => child.kill('SIGTERM')
      process.once('exit', end)
      child.once('exit', () => process.off('exit', end))
      child.stderr.on('data', (text) => said.push(String(text)))
      for await (const line of createInterface({ input: child.stdout })) {
        said.push(line)
        if (line.startsWith('Inbetween is ready')) {
          child.stdout.on('data', (text) => said.push(String(text)))
          return
        }
      }
      throw new Error(`the stack did not start:\n${said.join('\n')}`)
    },
    pidOf,
    killOne: (name) => void process.kill(pidOf(name), 'SIGKILL'),
    async kill9() {
      const child = supervisor
      if (!child?.pid) throw new Error('nothing runs')
      const gone = new Promise((resolve) => child.once('exit', resolve))
      const roots = [child.pid, ...postmasters(dataDir)]
      const doomed = roots.flatMap((pid) => [pid, ...descendants(pid)])
      for (const pid of new Set(doomed)) killQuietly(pid)
      await gone
    },
    stop,
    async dispose() {
      await stop()
      printed.delete(said)
      await dropDatabase(dataDir)
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Its embedded PostgreSQL, which has a process group of its own; none where the database is elsewhere. */
function postmasters(dataDir: string): number[] {
  const files = execFileSync('find', [dataDir, '-name', 'postmaster.pid'], { encoding: 'utf8' }).trim()
  return files === '' ? [] : files.split('\n').map((file) => Number(readFileSync(file, 'utf8').split('\n')[0]))
}

function childNamed(root: number, name: string): number {
  const commands = execFileSync('ps', ['-o', 'pid=,args=', '-p', descendants(root).join(',')], { encoding: 'utf8' })
  const found = commands.split('\n').find((line) => line.includes(`processes/${name}.ts`))
  if (!found) throw new Error(`no ${name} runs`)
  return Number.parseInt(found, 10)
}

function descendants(root: number): number[] {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((row) => row.trim().split(/\s+/).map(Number))
  const childrenOf = (parent: number): number[] =>
    rows.filter((row) => row[1] === parent).flatMap(([pid = 0]) => [pid, ...childrenOf(pid)])
  return childrenOf(root)
}

/** It may have died with the one that was killed before it. */
function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}
