import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { clusterFolder, DATABASE_ENVIRONMENT } from './cluster.ts'
import type { DatabaseLocation } from './location.ts'

/** A running postmaster, whether we started it or found it. */
export type ServerProcess = { pid: number; exited: Promise<string> }

const LOG_MAX = 10_000_000
const WATCH_MS = 250

/** The server's own log, for a person to read. */
export function serverLog(location: DatabaseLocation): string {
  return path.join(location.home, 'postgres.log')
}

/** Starts a postmaster in a session of its own, so that Ctrl-C at the terminal reaches us and not it. */
export function launchServer(program: string, location: DatabaseLocation, extra: readonly string[]): ServerProcess {
  const log = openLog(serverLog(location))
  const child = spawn(program, ['-D', clusterFolder(location), ...serverOptions(location, extra)], {
    cwd: location.home,
    env: DATABASE_ENVIRONMENT,
    stdio: ['ignore', log, log],
    detached: true,
    ...(location.user && { uid: location.user.uid, gid: location.user.gid }),
  })
  closeSync(log)
  const exited = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(signal ? `killed by ${signal}` : `exit code ${code}`))
  })
  return { pid: child.pid ?? 0, exited }
}

/** The postmaster that serves a location already: left behind by a parent that was killed. */
export function findServer(location: DatabaseLocation): ServerProcess {
  const pid = Number(readFileSync(path.join(clusterFolder(location), 'postmaster.pid'), 'utf8').split('\n')[0])
  return { pid, exited: watch(pid) }
}

function serverOptions(location: DatabaseLocation, extra: readonly string[]): string[] {
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${location.socketFolder.replaceAll(',', '\\,')}`,
    'unix_socket_permissions=0700',
    'shared_buffers=128MB',
    'max_connections=100',
    'timezone=UTC',
    'log_timezone=UTC',
    ...extra,
  ]
  return settings.flatMap((setting) => ['-c', setting])
}

/** Not our child, so nobody tells us of its end. */
async function watch(pid: number): Promise<string> {
  while (isAlive(pid)) await sleep(WATCH_MS, undefined, { ref: false })
  return 'gone'
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

function openLog(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size > LOG_MAX) truncateSync(file)
  return openSync(file, 'a', 0o600)
}
