type BoardDrag = typeof import('./board-drag.ts')

/** A page that never rests gets it all the same after so many ms. */
const LATEST_MS = 1_000

/** Resolves when the page has come alive and has nothing else to do. */
function atRest(): Promise<void> {
  return new Promise((resolve) => {
    // Safari has no idle callbacks.
    if (!('requestIdleCallback' in window)) setTimeout(resolve, 0)
    else requestIdleCallback(() => resolve(), { timeout: LATEST_MS })
  })
}

let coming: Promise<BoardDrag> | undefined

/** Loads the code once for all places; after a failure the next place tries again. */
function bring(): Promise<BoardDrag> {
  coming ??= atRest()
    .then(() => import('./board-drag.ts'))
    .catch((error: unknown) => {
      coming = undefined
      throw error
    })
  return coming
}

/**
 * Sets up dragging once its code is there: nobody can drag sooner than it loads, and the page need not wait for it.
 * Where it cannot be loaded the board still works by menu and by choosing files.
 * @returns undoes it
 */
export function withBoardDrag(setUp: (drag: BoardDrag) => () => void): () => void {
  let undo = () => {}
  let gone = false
  bring().then(
    (drag) => {
      if (!gone) undo = setUp(drag)
    },
    () => {},
  )
  return () => {
    gone = true
    undo()
  }
}
