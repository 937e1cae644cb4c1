import type { Still } from './still.ts'

/** How a still's upload stands: what of a still comes to pass by itself, and is no change of the board. */
export type Arrival =
  | { state: 'uploading' }
  | Pick<Extract<Still, { state: 'failed' }>, 'state' | 'problem'>
  | Pick<Extract<Still, { state: 'ready' }>, 'state' | 'image'>

/** The boards before and after the one that stands, nearest last. */
export type BoardHistory = { past: readonly Still[][]; future: readonly Still[][] }

export const NO_HISTORY: BoardHistory = { past: [], future: [] }

/** Steps that are kept; more than anybody counts back. */
const MAX_STEPS = 50

const signature = (board: readonly Still[]) =>
  JSON.stringify(board.map((still) => [still.role, still.previewUrl, still.state === 'ready' && still.image.sha256]))

/** Whether two boards show the same pictures in the same places, wherever their uploads stand. */
export function sameBoard(a: readonly Still[], b: readonly Still[]): boolean {
  const places = (board: readonly Still[]) => JSON.stringify(board.map(({ role, previewUrl }) => [role, previewUrl]))
  return (
    places(a) === places(b) && (signature(a) === signature(b) || [...a, ...b].some((still) => still.state !== 'ready'))
  )
}

/** Notes that `before` has made way for another board; what was undone until now cannot be redone any more. */
export function recorded({ past }: BoardHistory, before: Still[]): BoardHistory {
  return { past: [...past, before].slice(-MAX_STEPS), future: [] }
}

/** The last board that differs from the one that stands, and the history from there; null where there is none. */
export function stepBack({ past, future }: BoardHistory, standing: Still[]) {
  const at = past.findLastIndex((board) => !sameBoard(board, standing))
  const board = past[at]
  return board ? { board, history: { past: past.slice(0, at), future: [...future, standing] } } : null
}

/** The same for what was undone. */
export function stepForward({ past, future }: BoardHistory, standing: Still[]) {
  const back = stepBack({ past: future, future: past }, standing)
  return back && { board: back.board, history: { past: back.history.future, future: back.history.past } }
}

/** Changes every board of a history, as when a picture turns out to be none. */
export function mapHistory({ past, future }: BoardHistory, change: (board: Still[]) => Still[]): BoardHistory {
  return { past: past.map(change), future: future.map(change) }
}

/**
 * A board of the past as of today: uploads that were under way then have gone on since.
 * @param arrivals how they stand, by preview URL; a file of the board has one of its own, whatever becomes of its still
 */
export function caughtUp(board: readonly Still[], arrivals: ReadonlyMap<string, Arrival>): Still[] {
  return board.map(({ key, role, name, previewUrl, ...then }) => {
    const now = then.state === 'ready' ? then : (arrivals.get(previewUrl) ?? then)
    return { key, role, name, previewUrl, ...now }
  })
}
