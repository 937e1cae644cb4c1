import { createStore } from '#lib/client/marks/store'
import type { Player } from './create-player.ts'

/**
 * The player of the one clip of this page, for what stands elsewhere on it; null on pages without one.
 * `player` is null while nobody has asked for it, and `ask` does.
 */
export const pagePlayer = createStore<{ player: Player | null; ask: () => void } | null>(null)

let stopWaiting = () => {}

/** Halts the clip of this page on a picture, as soon as that can be shown; nothing where pictures cannot be counted. @param frame from 0 */
export function showFrame(frame: number): void {
  stopWaiting()
  const now = pagePlayer.get()
  if (!now) return
  if (!now.player) now.ask()
  let unhear = () => {}
  const tryIt = () => {
    const player = pagePlayer.get()?.player
    const table = player?.get().frames[player.leader]
    if (!player) return
    if (table === undefined) {
      // It plays as soon as it is there: nobody wants to hear that.
      if (player.get().playing) player.pause()
      unhear()
      unhear = player.subscribe(tryIt)
      return
    }
    stopWaiting()
    player.showFrame(frame)
  }
  const unwatch = pagePlayer.subscribe(tryIt)
  stopWaiting = () => {
    unwatch()
    unhear()
    stopWaiting = () => {}
  }
  tryIt()
}
