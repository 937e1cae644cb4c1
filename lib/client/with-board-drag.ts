type BoardDrag = typeof import('./board-drag.ts')

/**
 * Sets up dragging once its code is there: nobody can drag sooner than it loads, and the page need not wait for it.
 * Where it cannot be loaded the board still works by menu and by choosing files.
 * @returns undoes it
 */
export function withBoardDrag(setUp: (drag: BoardDrag) => () => void): () => void {
  let undo = () => {}
  let gone = false
  import('./board-drag.ts').then(
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
