import { spawn } from 'node:child_process'
import path from 'node:path'
import { PROJECT, QUICK } from './project.mjs'

/**
 * Runs the supervisor until it ends. It has a session of its own, so that a Ctrl-C reaches it once, from here.
 * @param {string} node
 * @param {readonly string[]} args
 * @returns {Promise<number>} its exit code
 */
export function runApp(node, args) {
  const child = spawn(node, [path.join(PROJECT, 'processes', 'start.ts'), ...args], {
    cwd: PROJECT,
    env: { ...process.env, ...QUICK },
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill('SIGTERM'))
  // An npm that is told to end takes its shell along and forgets what that one ran.
  const parent = process.ppid
  const orphaned = () => process.ppid !== parent && child.kill('SIGTERM')
  if (process.env.npm_lifecycle_event) setInterval(orphaned, 1000).unref()
  return new Promise((resolve) => {
    child.on('error', () => resolve(1))
    child.on('exit', (code) => resolve(code ?? 1))
  })
}
