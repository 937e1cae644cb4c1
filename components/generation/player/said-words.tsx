import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useState } from 'react'
import type { Player } from '#lib/client/player/create-player'
import { loopOf, type PlayerState } from '#lib/client/player/player-state'

/** Held keys make many changes; the last one is said when it has been quiet for so long. In ms. */
const QUIET_MS = 400

/** Says to screen readers what a key or a button has done: never what the clip does by itself. */
export function SaidWords({ player }: { player: Player }) {
  const t = useTranslations('player')
  const [said, setSaid] = useState('')

  const wordsFor = useEffectEvent((before: PlayerState, after: PlayerState): string | null => {
    const table = after.frames[player.leader]
    if (before.speed !== after.speed) return t('said.speed', { speed: after.speed })
    if (before.shuttle !== after.shuttle && after.playing)
      return t(after.shuttle < 0 ? 'said.back' : 'said.on', { speed: Math.abs(after.shuttle) })
    if (before.looping !== after.looping || before.from !== after.from || before.to !== after.to) {
      if (!after.looping || !table) return t(after.looping ? 'said.looping' : 'said.notLooping')
      const { from, to } = loopOf(after, table)
      return t('said.loop', { from: from + 1, to: to + 1 })
    }
    // The slider says its number itself.
    const onSlider = document.activeElement?.matches('input[type=range]')
    if (after.playing || !table || onSlider || (before.time === after.time && !before.playing)) return null
    return t('frameOf', { frame: player.frame() + 1, frames: table.starts.length })
  })
  useEffect(() => {
    let before = player.get()
    let timer: ReturnType<typeof setTimeout>
    const unsubscribe = player.subscribe(() => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        const words = wordsFor(before, player.get())
        before = player.get()
        if (words !== null) setSaid(words)
      }, QUIET_MS)
    })
    return () => {
      clearTimeout(timer)
      unsubscribe()
    }
  }, [player])
  return (
    <p role="status" className="sr-only">
      {said}
    </p>
  )
}
