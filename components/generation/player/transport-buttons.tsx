import FastForward from 'lucide-react/icons/fast-forward'
import Pause from 'lucide-react/icons/pause'
import Play from 'lucide-react/icons/play'
import Rewind from 'lucide-react/icons/rewind'
import StepBack from 'lucide-react/icons/step-back'
import StepForward from 'lucide-react/icons/step-forward'
import { useTranslations } from 'next-intl'
import type { Ref } from 'react'
import { IconButton } from '#components/ui/icon-button'
import type { Player } from '#lib/client/player/create-player'
import { usePlayerValue } from '#lib/client/player/use-player-value'
import { capOf } from './player-keys.ts'

/** Back, on, and picture by picture. @param toggleRef the button that plays and pauses */
export function TransportButtons({ player, toggleRef }: { player: Player | null; toggleRef: Ref<HTMLButtonElement> }) {
  const t = useTranslations('player')
  const playing = usePlayerValue(player, (state) => state.playing, false)
  const shuttle = usePlayerValue(player, (state) => state.shuttle, 1)
  const countable = usePlayerValue(player, (state, { leader }) => !!state.frames[leader], true)
  const factor = (shown: boolean) => (
    <span aria-hidden="true" className="absolute right-0.5 bottom-0 text-xs tabular-nums">
      {playing && shown && Math.abs(shuttle) > 1 && t('times', { speed: Math.abs(shuttle) })}
    </span>
  )
  return (
    <div className="flex">
      <IconButton
        label={t('back')}
        keys={capOf('back')}
        aria-pressed={playing && shuttle < 0}
        onClick={() => player?.shuttle('back')}
        className="relative aria-pressed:text-accent-text"
      >
        <Rewind aria-hidden="true" />
        {factor(shuttle < 0)}
      </IconButton>
      <IconButton
        label={t('stepBack')}
        keys={capOf('stepBack')}
        disabled={!countable}
        onClick={() => player?.step(-1)}
        className="disabled:opacity-40"
      >
        <StepBack aria-hidden="true" />
      </IconButton>
      <IconButton
        ref={toggleRef}
        label={t(playing ? 'pause' : 'play')}
        keys={t('space')}
        onClick={() => player?.toggle()}
        className="text-ink [&>svg]:size-5 [&>svg]:fill-current"
      >
        {playing ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
      </IconButton>
      <IconButton
        label={t('stepOn')}
        keys={capOf('stepOn')}
        disabled={!countable}
        onClick={() => player?.step(1)}
        className="disabled:opacity-40"
      >
        <StepForward aria-hidden="true" />
      </IconButton>
      <IconButton
        label={t('on')}
        keys={capOf('on')}
        aria-pressed={playing && shuttle > 1}
        onClick={() => player?.shuttle('on')}
        className="relative aria-pressed:text-accent-text"
      >
        <FastForward aria-hidden="true" />
        {factor(shuttle > 1)}
      </IconButton>
    </div>
  )
}
