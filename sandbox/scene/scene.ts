import type { Frame } from '#sandbox/picture/frame'

/** What a clip shows: draws the moment `seconds` in, which is `share` (0 to 1) of the whole, over all of the frame. */
export type Scene = (frame: Frame, moment: { seconds: number; share: number }) => void
