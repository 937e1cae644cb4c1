import { type RefObject, useEffect, useEffectEvent, useState } from 'react'
import { createPlayer, type Player } from '#lib/client/player/create-player'
import { loadFrames } from '#lib/client/player/load-frames'
import { pagePlayer } from '#lib/client/player/page-player'
import { type Manner, mannerOf } from '#lib/client/player/player-state'
import type { ClipView } from '#lib/domain/generation/generation'
import { fillScreen } from './fill-screen.tsx'
import { FrameWords } from './frame-words.tsx'
import { PlayerBar } from './player-bar.tsx'
import { ScreenButtons } from './screen-buttons.tsx'
import { usePlayerCommands } from './use-player-commands.tsx'

/**
 * The bar under the one clip of a page, and its keys. Once there is a video it plays.
 * @param video null while nobody has asked for it
 * @param screen what fills the screen: clip and bar
 * @param manner how it is played; where that was changed it is left for the next one
 */
export function SinglePlayerBar({
  clip,
  video,
  screen,
  manner,
  onAsk,
}: {
  clip: ClipView
  video: HTMLVideoElement | null
  screen: () => HTMLElement | null
  manner?: RefObject<Manner> | undefined
  onAsk: () => void
}) {
  const [player, setPlayer] = useState<Player | null>(null)
  const { url, durationMs } = clip
  useEffect(() => {
    if (!video) return
    const made = createPlayer([{ video, seconds: durationMs / 1000 }], manner?.current)
    const ears = new AbortController()
    setPlayer(made)
    loadFrames(url, ears.signal).then((frames) => ears.signal.aborted || made.setFrames(0, frames))
    video.addEventListener('click', () => made.toggle(), { signal: ears.signal })
    made.play()
    return () => {
      if (manner) manner.current = mannerOf(made.get())
      ears.abort()
      made.dispose()
      setPlayer(null)
    }
  }, [video, url, durationMs, manner])
  const ask = useEffectEvent(onAsk)
  const screenNow = useEffectEvent(screen)
  useEffect(() => {
    pagePlayer.set({ player, ask: () => ask(), screen: () => screenNow() })
    return () => pagePlayer.set(null)
  }, [player])
  usePlayerCommands(player, onAsk, () => fillScreen(screen(), video))
  return (
    <PlayerBar
      player={player}
      seconds={durationMs / 1000}
      hasAudio={clip.hasAudio}
      onAsk={onAsk}
      words={<FrameWords player={player} track={0} />}
      screen={<ScreenButtons screen={screen} video={video} />}
    />
  )
}
