import { useTranslations } from 'next-intl'
import type { Player } from '#lib/client/player/create-player'
import { usePlayerValue } from '#lib/client/player/use-player-value'
import { frameAt, rateOf } from '#lib/domain/player/frame-table'
import { timecode } from '#lib/domain/player/timecode'

/**
 * Which picture of a clip is in sight: its timecode, its number from 1, and how many there are a second, all as the file has it.
 * @param brief without the last
 */
export function FrameWords({
  player,
  track,
  brief = false,
}: {
  player: Player | null
  track: number
  brief?: boolean
}) {
  const t = useTranslations('player')
  const table = usePlayerValue(player, (state) => state.frames[track], undefined)
  const seconds = usePlayerValue(player, (state) => state.shown[track] ?? 0, 0)
  if (!player) return <span>00:00:00</span>
  if (table === undefined) return <span>{t('counting')}</span>
  if (table === null) return <span>{t('uncounted')}</span>
  const frame = frameAt(table, seconds)
  const rate = rateOf(table)
  return (
    <>
      <span className="text-ink">{timecode(rate, seconds, frame)}</span>
      <span>
        {t('frame', { frame: frame + 1, frames: table.starts.length })}
        {!brief && ` · ${rate === null ? t('uneven') : t('rate', { rate })}`}
      </span>
    </>
  )
}
