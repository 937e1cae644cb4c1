import { fork } from 'node:child_process'
import { rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Has a PostgreSQL of tests and its folder go when the run that started it is killed, and nobody is left to stop it.
 * @returns ends the watch, for a run that stops its server itself
 */
export function endWithRunner(pid: number, folder: string): () => void {
  // A group of its own: what kills the runner's would kill the watch as well.
  const watch = fork(import.meta.filename, [String(pid), folder], { detached: true, stdio: 'ignore' })
  watch.unref()
  watch.channel?.unref()
  return () => void watch.kill()
}

async function end(pid: number, folder: string): Promise<void> {
  // PostgreSQL's "immediate" shutdown.
  for (let signal: NodeJS.Signals | 0 = 'SIGQUIT'; sent(pid, signal); signal = 0) await sleep(50)
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
}

function sent(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}

const [, script, pid, folder] = process.argv
if (script === import.meta.filename && folder) process.once('disconnect', () => end(Number(pid), folder))
