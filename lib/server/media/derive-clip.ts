import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { FrameRole } from '#lib/domain/clip/fidelity'

/** A still that a clip was to begin or end with. @property path of the file */
export type GivenFrame = { role: FrameRole; path: string }

/** A JPEG and its size in pixels. */
export type Picture = { bytes: Uint8Array; width: number; height: number }

/**
 * What is made of a clip to show it without playing it: a poster in the two sizes of lib/domain/clip/poster.ts, and a sprite (lib/domain/clip/sprite.ts).
 * And how alike its first and last frame are to the stills given for them (likeness.ts), as far as those can be read.
 * Or why there is nothing: `unavailable` means that this machine has no decoder.
 */
export type Derived =
  | { ok: true; poster: Picture; smallPoster: Picture; sprite: Picture; likeness: Partial<Record<FrameRole, number>> }
  | { ok: false; reason: 'unavailable' | 'undecodable' | 'timed_out' }

/** Found when it is needed: bundled for the web process, which derives nothing, this module has no folder. */
const childScript = () => join(import.meta.dirname, 'derive-clip-child.ts')

/** A 5 s clip takes less than one; a 1080P clip of 15 s on a busy machine several. */
const TIME_LIMIT_MS = 20_000
/** For JavaScript alone. Decoded frames live outside it and are watched by the child itself. */
const HEAP_MB = 128

/**
 * Looks through a clip in a process of its own: what decodes is native code fed by strangers, and may hang, grow or crash.
 * The child is killed at `timeLimitMs`, knows of the environment nothing but where programs and their compiled code are, and never outlives its parent.
 * @param path an MP4 that probeClip took @param given stills that its frames are compared with
 */
export function deriveClip(
  path: string,
  given: readonly GivenFrame[] = [],
  timeLimitMs = TIME_LIMIT_MS,
): Promise<Derived> {
  const { PATH, NODE_ENV, NODE_COMPILE_CACHE } = process.env
  return new Promise((resolve, reject) => {
    const child = fork(childScript(), [path, JSON.stringify(given)], {
      execArgv: [`--max-old-space-size=${HEAP_MB}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: { PATH, NODE_ENV, NODE_COMPILE_CACHE, NODE_WEBCODECS_FORCE: 'static' },
    })
    let answer: Derived = { ok: false, reason: 'undecodable' }
    const timer = setTimeout(() => {
      answer = { ok: false, reason: 'timed_out' }
      child.kill('SIGKILL')
    }, timeLimitMs)
    // The child is this folder's own file and sends one message of this type.
    child.once('message', (message) => {
      answer = message as Derived
    })
    child.once('error', reject)
    child.once('close', () => {
      clearTimeout(timer)
      resolve(answer)
    })
  })
}
