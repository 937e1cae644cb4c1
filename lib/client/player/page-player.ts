import { createStore } from '#lib/client/marks/store'
import type { Player } from './create-player.ts'

type PagePlayer = {
  /** Null while nobody has asked for it, and `ask` does. */
  player: Player | null
  ask: () => void
  /** Clip and bar. */
  screen: () => HTMLElement | null
}

/** The player of the one clip of this page, for what stands elsewhere on it; null on pages without one, and until it is alive. */
export const pagePlayer = createStore<PagePlayer | null>(null)

let stopWaiting = () => {}

/** Halts the clip of this page on a picture, as soon as that can be shown; nothing where pictures cannot be counted. @param frame from 0 */
export function showFrame(frame: number): void {
  stopWaiting()
  let heard: Player | null = null
  let unhear = () => {}
  const tryIt = () => {
    const now = pagePlayer.get()
    if (!now?.player) return now?.ask()
    const { player } = now
    if (player.get().frames[player.leader] !== undefined) {
      stopWaiting()
      return player.showFrame(frame)
    }
    if (heard !== player) {
      // Once for each: who is told while told of something else is told again, without end.
      unhear()
      heard = player
      unhear = player.subscribe(tryIt)
    }
    // It plays as soon as it is there: nobody wants to hear that.
    if (player.get().playing) player.pause()
  }
  const unwatch = pagePlayer.subscribe(tryIt)
  stopWaiting = () => {
    unwatch()
    unhear()
    stopWaiting = () => {}
  }
  tryIt()
}

/** The same, and brings the picture into sight. */
export function lookAtFrame(frame: number): void {
  showFrame(frame)
  pagePlayer.get()?.screen()?.scrollIntoView({ block: 'nearest' })
}
