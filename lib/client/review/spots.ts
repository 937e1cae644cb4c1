import { createStore } from '#lib/client/marks/store'
import type { Spot } from '#lib/domain/review/review'

/** A spot that a comment points at. `number` is that of the comment in the list. */
export type SpotMark = { id: string; number: number; frame: number; spot: Spot; label: string; open: boolean }

const NONE: readonly SpotMark[] = []

/** The spots of all comments on the clip of this page. */
export const spots = createStore(NONE)
