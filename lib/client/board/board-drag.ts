import { draggable, dropTargetForElements, monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { mayCarryRecipe } from '#lib/client/recipe/may-carry-recipe'
import type { Role } from '#lib/domain/recipe/recipe'
import type { BoardSource } from './landing.ts'
import { watchPaste, watchUndo } from './watch-board-keys.ts'

/** Our own drags carry their source under this; anything else on the page is none of the board's business. */
const SOURCE = Symbol('board source')

function sourceOf(data: Record<string | symbol, unknown>): BoardSource | null {
  const source = data[SOURCE]
  // Only what makes things draggable below writes under the symbol.
  return source ? (source as BoardSource) : null
}

/**
 * Lets something be picked up. Returns what undoes it.
 * @param pick tells what it is at the moment in which it is picked up
 * @param mayDrag keeps the drag from starting where the pointer has other business, such as a player's controls
 */
export function makeDraggable(
  element: HTMLElement,
  pick: () => BoardSource,
  mayDrag: (pointer: { clientX: number; clientY: number }) => boolean = () => true,
): () => void {
  return draggable({ element, canDrag: ({ input }) => mayDrag(input), getInitialData: () => ({ [SOURCE]: pick() }) })
}

/** What a place on the board is told while a drag goes on. */
export type LandingHandlers = {
  mayLand(source: BoardSource): boolean
  onOver(over: boolean): void
  onLand(source: BoardSource): void
}

/** Lets a still be let go here. Returns what undoes it. */
export function takeStills(element: HTMLElement, handlers: LandingHandlers): () => void {
  return dropTargetForElements({
    element,
    canDrop: (drag) => {
      const source = sourceOf(drag.source.data)
      return source !== null && handlers.mayLand(source)
    },
    onDragEnter: () => handlers.onOver(true),
    onDragLeave: () => handlers.onOver(false),
    onDrop: (drag) => {
      handlers.onOver(false)
      const source = sourceOf(drag.source.data)
      // A place inside a place: only the inner one takes it.
      if (source && drag.location.current.dropTargets[0]?.element === element) handlers.onLand(source)
    },
  })
}

/** A recipe is taken by the page, not by the board: the browser tells the types of what is in the air, but not all browsers do. */
const carriesRecipeAlone = (event: DragEvent) => {
  const items = [...(event.dataTransfer?.items ?? [])]
  return items.length > 0 && items.every(mayCarryRecipe)
}
/** One object, so that being told of it again changes nothing. */
const FILES: BoardSource = { kind: 'files' }

const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true

/**
 * Says what is in the air over the page: a still of ours or files from outside; null when nothing is.
 * Files let go beside every place are ignored: by itself the browser would leave the page and show them.
 * Returns what undoes it.
 */
function watchDrags(onChange: (source: BoardSource | null) => void): () => void {
  const watch = new AbortController()
  const listen = (type: 'dragenter' | 'dragover' | 'dragleave' | 'drop', on: (event: DragEvent) => void) =>
    window.addEventListener(type, on, { signal: watch.signal })
  listen('dragenter', (event) => carriesFiles(event) && !carriesRecipeAlone(event) && onChange(FILES))
  listen('dragover', (event) => {
    if (!carriesFiles(event) || event.defaultPrevented) return
    event.preventDefault()
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'none'
  })
  listen('dragleave', (event) => event.relatedTarget === null && onChange(null))
  listen('drop', (event) => {
    if (carriesFiles(event)) event.preventDefault()
    onChange(null)
  })
  const unwatch = monitorForElements({
    onDragStart: (drag) => onChange(sourceOf(drag.source.data)),
    onDrop: () => onChange(null),
  })
  return () => {
    watch.abort()
    unwatch()
  }
}

/** What happens over the page that concerns the board: see `watchDrags`, `watchPaste` and `watchUndo`. Returns what undoes it. */
export function watchBoard(on: {
  inAir(source: BoardSource | null): void
  paste(files: File[], role: Role | undefined): void
  undo(back: boolean): void
}): () => void {
  const ends = [watchDrags(on.inAir), watchPaste(on.paste), watchUndo(on.undo)]
  return () => {
    for (const end of ends) end()
  }
}
