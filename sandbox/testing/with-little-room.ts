import { type ChildProcess, spawn } from 'node:child_process'

/** In units of `ulimit`, which are 512 or 1024 bytes by the shell. */
const BLOCKS = 8
/** Longer than any file can be made there. */
export const TOO_LONG_BYTES = BLOCKS * 1024

/**
 * Runs a script in a process that can make no file longer than some thousand bytes, as on a full disk: a write that goes beyond takes what there is
 * room for, and the next one fails.
 */
export function withLittleRoom(script: string, ...args: string[]): ChildProcess {
  const command = ['-c', `ulimit -f ${BLOCKS} && exec "$0" "$@"`, process.execPath, script, ...args]
  return spawn('sh', command, { stdio: ['ignore', 'pipe', 'pipe'] })
}
