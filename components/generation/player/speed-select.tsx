import { useTranslations } from 'next-intl'
import type { Player } from '#lib/client/player/create-player'
import { usePlayerValue } from '#lib/client/player/use-player-value'
import { SPEEDS } from '#lib/domain/player/shuttle'
import { capOf } from './player-keys.ts'

/** How fast the clip runs, from a quarter of its speed to twice. */
export function SpeedSelect({ player }: { player: Player | null }) {
  const t = useTranslations('player')
  const speed = usePlayerValue(player, (state) => state.speed, 1)
  return (
    <select
      aria-label={t('speed')}
      title={`${t('speed')} (${capOf('slower')} ${capOf('faster')})`}
      value={speed}
      onChange={(event) => player?.setSpeed(SPEEDS.find((one) => String(one) === event.target.value) ?? 1)}
      className="h-8 rounded-md border border-line bg-surface px-1.5 text-ink text-sm tabular-nums pointer-coarse:h-11"
    >
      {SPEEDS.map((one) => (
        <option key={one} value={one}>
          {t('times', { speed: one })}
        </option>
      ))}
    </select>
  )
}
