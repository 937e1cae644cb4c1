import { useEffect, useRef, useState } from 'react'
import type { Player } from '#lib/client/player/create-player'
import type { GenerationView } from '#lib/domain/generation/generation'

/** A clip that is played: whose, and what was known of it when it was asked for. */
export type Part = { id: string; url: string; seconds: number; hasAudio: boolean }

/** The clips among generations that can be played. */
export function partsOf(generations: readonly GenerationView[]): Part[] {
  return generations.flatMap(({ id, status: { state, clip } }) =>
    state === 'ready' && clip && !clip.missing
      ? [{ id, url: clip.url, seconds: clip.durationMs / 1000, hasAudio: clip.hasAudio }]
      : [],
  )
}

/**
 * One player for several clips. Nothing is fetched before it is asked for; who comes to be playable later is not in it.
 * @returns `cast` who plays, null while nobody has asked; `seat` takes a clip's video, or null when it is gone
 */
export function useComparePlayer() {
  const videos = useRef(new Map<string, HTMLVideoElement>())
  const [cast, setCast] = useState<readonly Part[] | null>(null)
  const [player, setPlayer] = useState<Player | null>(null)
  useEffect(() => {
    if (!cast) return
    const tracks = cast.flatMap(({ id, seconds }) => {
      const video = videos.current.get(id)
      return video ? [{ video, seconds }] : []
    })
    const sound = Math.max(
      0,
      cast.findIndex((part) => part.hasAudio),
    )
    const ears = new AbortController()
    let made: Player | undefined
    async function begin(parts: readonly Part[]): Promise<void> {
      const [{ createPlayer }, { loadFrames }] = await Promise.all([
        import('#lib/client/player/create-player'),
        import('#lib/client/player/load-frames'),
      ])
      if (ears.signal.aborted) return
      const player = createPlayer(tracks, { sound })
      made = player
      for (const [track, { url }] of parts.entries())
        loadFrames(url, ears.signal).then((frames) => ears.signal.aborted || player.setFrames(track, frames))
      setPlayer(player)
      player.play()
    }
    // Without a network there is nothing to play either, and the posters stay.
    begin(cast).catch(() => setCast(null))
    return () => {
      ears.abort()
      made?.dispose()
      setPlayer(null)
    }
  }, [cast])
  return {
    player,
    cast,
    ask: (parts: readonly Part[]) => setCast((old) => old ?? parts),
    seat(id: string, video: HTMLVideoElement | null): void {
      if (video) videos.current.set(id, video)
      else videos.current.delete(id)
    },
  }
}
