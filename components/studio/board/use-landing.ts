import { type DragEvent, startTransition, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { BoardSource, BoardTarget } from '#lib/client/board/landing'
import { withBoardDrag } from '#lib/client/board/with-board-drag'
import type { Board } from './use-board.ts'

export type LandingPlace = {
  /** Of the element, which is there as long as the component. */
  ref: (element: HTMLElement | null) => void
  /** How the place shows itself: it could take what is in the air, or would take it now. */
  look: 'possible' | 'over' | undefined
  /** Handlers for files from outside; stills of ours go another way. */
  fileProps: {
    onDragOver(event: DragEvent): void
    onDragLeave(event: DragEvent): void
    onDrop(event: DragEvent): void
  }
}

/**
 * Makes an element a place where something may land.
 * @param onStill takes a still of the board, by key; @param onFiles takes files
 */
export function useLanding(
  board: Board,
  target: BoardTarget,
  onStill: (key: string) => void,
  onFiles: (files: File[]) => void,
): LandingPlace {
  const place = useRef<HTMLElement>(null)
  const [over, setOver] = useState(false)
  const mayLand = useEffectEvent((source: Parameters<Board['mayLand']>[0]) => board.mayLand(source, target))
  const landed = useEffectEvent((source: BoardSource) => {
    if (source.kind === 'still') onStill(source.key)
    else board.receive(source, target.kind === 'role' ? target.role : 'reference')
  })
  useEffect(() => {
    const element = place.current
    if (!element) return
    return withBoardDrag((drag) =>
      drag.takeStills(element, {
        mayLand: (source) => mayLand(source),
        onOver: (now) => startTransition(() => setOver(now)),
        // The browser paints the end of the drag first.
        onLand: (source) => startTransition(() => landed(source)),
      }),
    )
  }, [])

  const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files')
  // A place inside this one that takes them has prevented the browser's own handling.
  const takesFiles = (event: DragEvent) =>
    !event.isDefaultPrevented() && hasFiles(event) && board.mayLand({ kind: 'files' }, target)
  const possible = board.inAir !== null && board.mayLand(board.inAir, target)
  return {
    ref: (element) => {
      place.current = element
    },
    look: possible ? (over ? 'over' : 'possible') : undefined,
    fileProps: {
      onDragOver(event) {
        if (!hasFiles(event)) return
        if (!takesFiles(event)) return setOver(false)
        event.preventDefault()
        event.dataTransfer.dropEffect = 'copy'
        setOver(true)
      },
      onDragLeave: (event) => hasFiles(event) && setOver(false),
      onDrop(event) {
        if (hasFiles(event)) setOver(false)
        if (!takesFiles(event)) return
        event.preventDefault()
        onFiles([...event.dataTransfer.files])
      },
    },
  }
}
