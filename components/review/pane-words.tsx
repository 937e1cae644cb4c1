import { useTranslations } from 'next-intl'
import type { Player } from '#lib/client/player/create-player'
import { usePlayerValue } from '#lib/client/player/use-player-value'
import type { GenerationStatus } from '#lib/domain/generation/generation'

/** Why a clip that is compared shows no film; nothing where it does. @param track null where it does not play along */
export function PaneWords({
  status: { state, clip },
  player,
  track,
}: {
  status: GenerationStatus
  player: Player | null
  track: number | null
}) {
  const t = useTranslations('compare')
  const name = useTranslations('state')
  const card = useTranslations('generation')
  const broken = usePlayerValue(player, (now) => track !== null && (now.broken[track] ?? false), false)
  const words = () => {
    if (broken) return card('playFailed')
    if (clip?.missing) return t('missing')
    return state === 'ready' ? null : t('notReady', { state: name(state) })
  }
  const said = words()
  return said && <p className="absolute inset-x-0 top-0 bg-scrim p-3 text-on-scrim text-sm">{said}</p>
}

/** Says of a clip that is shorter than the others that it has come to its end. */
export function OverWords({ player, track }: { player: Player; track: number }) {
  const t = useTranslations('compare')
  const ends = usePlayerValue(player, (state) => state.frames[track]?.end ?? Number.POSITIVE_INFINITY, 0)
  const over = usePlayerValue(player, (state) => track !== player.leader && state.time >= ends, false)
  return (
    over && (
      <span className="absolute bottom-0 left-0 m-2 rounded-sm bg-scrim px-2 py-1 text-on-scrim text-xs">
        {t('over', { seconds: Math.round(ends * 100) / 100 })}
      </span>
    )
  )
}
