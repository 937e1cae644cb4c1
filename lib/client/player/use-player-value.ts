import { useSyncExternalStore } from 'react'
import type { Player } from './create-player.ts'
import type { PlayerState } from './player-state.ts'

const NEVER = () => () => {}

/**
 * One thing about a player, kept up to date; what shows it is drawn anew only when that changes.
 * @param pick gives a value that compares by `===`
 * @param still what it is while there is no player yet
 */
export function usePlayerValue<T>(player: Player | null, pick: (state: PlayerState, player: Player) => T, still: T): T {
  const read = () => (player ? pick(player.get(), player) : still)
  return useSyncExternalStore(player?.subscribe ?? NEVER, read, () => still)
}
