import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react'
import type { BoardSource } from '#lib/client/board/landing'
import { withBoardDrag } from '#lib/client/board/with-board-drag'
import { playerOf } from '#lib/client/generations/player-of'
import type { GenerationView } from '#lib/domain/generation/generation'

/** Height in CSS pixels of a player's own controls, which have business with the pointer. */
const CONTROLS = 80

/** A card whose picture can be dragged to the board: the one that its player shows when the drag begins. */
export function DraggableCard({ generation, children }: { generation: GenerationView; children: ReactNode }) {
  const element = useRef<HTMLDivElement>(null)
  const hasClip = generation.status.clip?.missing === false
  const pick = useEffectEvent((): BoardSource => {
    // At once, so that the picture that was meant stands still until it is taken.
    playerOf(generation.id)?.pause()
    const frame = import('#lib/client/board/send-frame').then(({ frameShown }) => frameShown(generation))
    // Nobody may want it: then it does not matter either that there is none.
    frame.catch(() => {})
    return { kind: 'frame', take: () => frame }
  })
  useEffect(() => {
    const card = element.current
    if (!card || !hasClip) return
    const mayDrag = ({ clientX, clientY }: { clientX: number; clientY: number }) => {
      const player = card.querySelector('video')?.getBoundingClientRect()
      return !player || clientY < player.bottom - CONTROLS || clientY > player.bottom || clientX < player.left
    }
    return withBoardDrag((drag) => drag.makeDraggable(card, () => pick(), mayDrag))
  }, [hasClip])
  return <div ref={element}>{children}</div>
}
