import Volume2 from 'lucide-react/icons/volume-2'
import VolumeX from 'lucide-react/icons/volume-x'
import { useTranslations } from 'next-intl'
import { IconButton } from '#components/ui/icon-button'
import type { Player } from '#lib/client/player/create-player'
import { usePlayerValue } from '#lib/client/player/use-player-value'
import { capOf } from './player-keys.ts'

/** Sound on and off, and how loud; a phone has keys of its own for that. @param hasAudio whether there is anything to hear */
export function SoundControl({ player, hasAudio }: { player: Player | null; hasAudio: boolean }) {
  const t = useTranslations('player')
  const muted = usePlayerValue(player, (state) => state.muted, false)
  const volume = usePlayerValue(player, (state) => state.volume, 1)
  const silent = muted || !hasAudio
  return (
    <div className="flex items-center">
      <IconButton
        label={t(hasAudio ? (muted ? 'unmute' : 'mute') : 'noSound')}
        keys={hasAudio ? capOf('mute') : undefined}
        disabled={!hasAudio}
        onClick={() => player?.toggleMuted()}
        className="disabled:opacity-40"
      >
        {silent ? <VolumeX aria-hidden="true" /> : <Volume2 aria-hidden="true" />}
      </IconButton>
      {hasAudio && (
        <input
          type="range"
          aria-label={t('volume')}
          min={0}
          max={1}
          step={0.05}
          value={muted ? 0 : volume}
          aria-valuetext={t('percent', { percent: Math.round((muted ? 0 : volume) * 100) })}
          onChange={({ currentTarget: { valueAsNumber } }) => player?.setVolume(valueAsNumber)}
          className="h-8 w-20 accent-accent pointer-coarse:hidden"
        />
      )}
    </div>
  )
}
