import { fork } from 'node:child_process'
import { join } from 'node:path'

/** A JPEG of at most 960 pixels on its long side, or why there is none: `unavailable` means that this machine has no decoder. */
export type DerivedPoster =
  | { ok: true; bytes: Uint8Array; width: number; height: number }
  | { ok: false; reason: 'unavailable' | 'undecodable' | 'timed_out' }

/** Found when it is needed: bundled for the web process, which makes no posters, this module has no folder. */
const childScript = () => join(import.meta.dirname, 'derive-poster-child.ts')

/** A 5 s clip takes less than one; a 1080P clip of 15 s on a busy machine a few. */
const TIME_LIMIT_MS = 20_000
/** For JavaScript alone. Decoded frames live outside it and are watched by the child itself. */
const HEAP_MB = 128

/**
 * Makes the poster of a clip in a process of its own: what decodes is native code fed by strangers, and may hang, grow or crash.
 * The child is killed at `timeLimitMs`, knows no environment but the search path, and never outlives its parent.
 * @param path an MP4 that probeClip took
 */
export function derivePoster(path: string, timeLimitMs = TIME_LIMIT_MS): Promise<DerivedPoster> {
  return new Promise((resolve, reject) => {
    const child = fork(childScript(), [path], {
      execArgv: [`--max-old-space-size=${HEAP_MB}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: { PATH: process.env.PATH, NODE_ENV: process.env.NODE_ENV, NODE_WEBCODECS_FORCE: 'static' },
    })
    let answer: DerivedPoster = { ok: false, reason: 'undecodable' }
    const timer = setTimeout(() => {
      answer = { ok: false, reason: 'timed_out' }
      child.kill('SIGKILL')
    }, timeLimitMs)
    // The child is this folder's own file and sends one message of this type.
    child.once('message', (message) => {
      answer = message as DerivedPoster
    })
    child.once('error', reject)
    child.once('close', () => {
      clearTimeout(timer)
      resolve(answer)
    })
  })
}
