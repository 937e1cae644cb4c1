import { draggable, dropTargetForElements, monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import type { BoardSource } from './landing.ts'

/** Our own drags carry their source under this; anything else on the page is none of the board's business. */
const SOURCE = Symbol('board source')

function sourceOf(data: Record<string | symbol, unknown>): BoardSource | null {
  const source = data[SOURCE]
  // Only makeStillDraggable below writes under the symbol.
  return source ? (source as BoardSource) : null
}

/** Lets a still be picked up. Returns what undoes it. */
export function makeStillDraggable(element: HTMLElement, key: string): () => void {
  const source: BoardSource = { kind: 'still', key }
  return draggable({ element, getInitialData: () => ({ [SOURCE]: source }) })
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

const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true

/**
 * Says what is in the air over the page: a still of ours or files from outside; null when nothing is.
 * Files let go beside every place are ignored: by itself the browser would leave the page and show them.
 * Returns what undoes it.
 */
export function watchDrags(onChange: (source: BoardSource | null) => void): () => void {
  const watch = new AbortController()
  const listen = (type: 'dragenter' | 'dragover' | 'dragleave' | 'drop', on: (event: DragEvent) => void) =>
    window.addEventListener(type, on, { signal: watch.signal })
  listen('dragenter', (event) => carriesFiles(event) && onChange({ kind: 'files' }))
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
