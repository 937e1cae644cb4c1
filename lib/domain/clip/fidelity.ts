import type { Role } from '#lib/domain/recipe/recipe'

/** The roles that promise something about a frame of the clip; a reference promises none. */
export const FRAME_ROLES = ['first_frame', 'last_frame'] as const satisfies readonly Role[]
export type FrameRole = (typeof FRAME_ROLES)[number]

/** Whether the clip begins, or ends, with the still that it was given for it. */
export type FrameKept = { role: FrameRole; kept: boolean }

/**
 * From which likeness on (0 to 1, see lib/server/media/likeness.ts) a frame counts as the still that was given. Between what the same picture
 * comes to after recompression, a tint, brighter or darker light, a zoom of 6 % or a logo on it, and what another picture comes to at most
 * (docs/decisions/2026-11-28-frame-fidelity.md).
 */
export const KEPT_FROM = 0.5

export function isKept(likeness: number): boolean {
  return likeness >= KEPT_FROM
}
