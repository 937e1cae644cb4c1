import Volume2 from 'lucide-react/icons/volume-2'
import VolumeX from 'lucide-react/icons/volume-x'
import { useTranslations } from 'next-intl'
import { IconButton } from '#components/ui/icon-button'
import type { Player } from '#lib/client/player/create-player'
import { usePlayerValue } from '#lib/client/player/use-player-value'

/** Makes one clip the one that is heard. @param keys the key that does the same */
export function HearButton({
  player,
  track,
  hasAudio,
  name,
  keys,
}: {
  player: Player
  track: number
  hasAudio: boolean
  name: string
  keys: string
}) {
  const t = useTranslations('compare')
  const heard = usePlayerValue(player, (state) => state.sound === track && !state.muted, false)
  return (
    <IconButton
      label={t(hasAudio ? 'hear' : 'silent', { name })}
      keys={hasAudio ? keys : undefined}
      aria-pressed={heard && hasAudio}
      disabled={!hasAudio}
      onClick={() => player.listenTo(track)}
      className="aria-pressed:text-accent-text disabled:opacity-40"
    >
      {heard && hasAudio ? <Volume2 aria-hidden="true" /> : <VolumeX aria-hidden="true" />}
    </IconButton>
  )
}
