import { useEffect, useRef, useState } from 'react'
import { type BoardSource, type BoardTarget, landing } from '#lib/client/landing'
import type { Stills } from '#lib/client/use-stills'
import { withBoardDrag } from '#lib/client/with-board-drag'
import type { Cropping } from './use-cropping.ts'

/** The board as its places see it: the stills, what is in the air, and moves that are said aloud with the focus kept. */
export type Board = Stills & {
  /** Opens the crop dialog for a still that the library has. */
  crop(key: string): void
  takeOriginal: Cropping['takeOriginal']
  /** What is being dragged over the page; null while nothing is. */
  inAir: BoardSource | null
  /** The last move in words, for the live region. */
  said: string
  say(words: string): void
  mayLand(source: BoardSource, target: BoardTarget): boolean
  /** Moves a still and says so; the focus goes along. */
  carry(key: string, target: BoardTarget, words: string): void
  /** Whether this still was just carried and is to take the focus; true once. */
  claimFocus(key: string): boolean
}

/** Joins the stills with what happens over the board. */
export function useBoard(stills: Stills, cropping: Pick<Cropping, 'open' | 'takeOriginal'>): Board {
  const [inAir, setInAir] = useState<BoardSource | null>(null)
  const [said, setSaid] = useState('')
  const carried = useRef<string | null>(null)
  useEffect(() => withBoardDrag((drag) => drag.watchDrags(setInAir)), [])
  return {
    ...stills,
    crop: cropping.open,
    takeOriginal: cropping.takeOriginal,
    inAir,
    said,
    say: setSaid,
    mayLand: (source, target) => landing(stills.stills, source, target) !== null,
    carry(key, target, words) {
      carried.current = key
      stills.move(key, target)
      setSaid(words)
    },
    claimFocus(key) {
      if (carried.current !== key) return false
      carried.current = null
      return true
    },
  }
}
