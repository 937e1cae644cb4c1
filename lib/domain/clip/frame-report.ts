import type { Mode } from '#lib/domain/recipe/recipe'

/** What a clip was to lie between: its first frame alone, two frames, the same frame twice, or frames with references beside them. */
export const FRAME_KINDS = ['first', 'frames', 'loop', 'mixed'] as const
export type FrameKind = (typeof FRAME_KINDS)[number]

/** How many clips kept the frame that they were given, and how many did not. */
export type FrameTally = { kept: number; differs: number }

/** All clips of one mode and kind whose frames were compared. */
export type FrameReportLine = { mode: Mode; kind: FrameKind; first: FrameTally; last: FrameTally }
