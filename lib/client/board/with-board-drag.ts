import { atRest } from '#lib/client/at-rest'

type BoardDrag = typeof import('./board-drag.ts')

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
