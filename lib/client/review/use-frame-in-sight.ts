import { useSyncExternalStore } from 'react'
import { pagePlayer } from '#lib/client/player/page-player'
import { usePlayerValue } from '#lib/client/player/use-player-value'

const NONE = () => null

/** The number of the picture that the clip of this page shows, and whether it stands still; null while it shows its poster, or cannot be counted. */
export function useFrameInSight(): { frame: number | null; still: boolean } {
  const now = useSyncExternalStore(pagePlayer.subscribe, pagePlayer.get, NONE)
  const player = now?.player ?? null
  const frame = usePlayerValue(player, (state, one) => (state.frames[one.leader] ? one.frame() : null), null)
  const still = usePlayerValue(player, (state) => !state.playing, true)
  return { frame, still }
}
