import { createStore } from '#lib/client/marks/store'

/** A picture of the clip of this page that something is about. `strong` while it asks for something. */
export type FrameMark = { frame: number; label: string; strong: boolean }

const NONE: readonly FrameMark[] = []

/** What is marked on the slider of the player, by frame. */
export const frameMarks = createStore(NONE)
