import { createStore } from '#lib/client/marks/store'
import type { Spot } from '#lib/domain/review/review'

/** What the comment that is being written points at: a spot on a picture, and whether that is just being chosen. */
export type Aim = { frame: number; spot: Spot; choosing: boolean }

/** Between the form of comments and the picture, which stand far apart on the page. Null while nothing is pointed at. */
export const aim = createStore<Aim | null>(null)
