/** Drifts up to this part of a picture are left alone: nobody sees them, and mending them is never done with. */
const LEFT_ALONE = 0.2
/** Beyond this it would take seconds to catch up: better to jump. In s. */
const JUMP_S = 0.35
/** A drift is gone in about this time. In s. */
const MENDED_IN_S = 0.2
/** Most that a clip is quickened or slowed by. */
const MOST = 0.5

/** What keeps a clip in step with another: nothing, a factor on its speed, or a jump. */
export type Mending = { factor: number } | 'jump'

/**
 * @param drift by how much a clip is ahead, in seconds of film @param frame how long one of its pictures is shown, in seconds
 */
export function keepStep(drift: number, frame: number): Mending {
  if (Math.abs(drift) > JUMP_S) return 'jump'
  if (Math.abs(drift) <= frame * LEFT_ALONE) return { factor: 1 }
  return { factor: 1 - Math.min(MOST, Math.max(-MOST, drift / MENDED_IN_S)) }
}
