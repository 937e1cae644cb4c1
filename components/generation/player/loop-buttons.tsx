import ArrowLeftToLine from 'lucide-react/icons/arrow-left-to-line'
import ArrowRightToLine from 'lucide-react/icons/arrow-right-to-line'
import Repeat from 'lucide-react/icons/repeat'
import X from 'lucide-react/icons/x'
import { useTranslations } from 'next-intl'
import { IconButton } from '#components/ui/icon-button'
import type { Player } from '#lib/client/player/create-player'
import { usePlayerValue } from '#lib/client/player/use-player-value'
import { capOf } from './player-keys.ts'

/** The loop: where it begins and ends, whether it is on, and away with its ends. */
export function LoopButtons({ player }: { player: Player | null }) {
  const t = useTranslations('player')
  const looping = usePlayerValue(player, (state) => state.looping, false)
  const countable = usePlayerValue(player, (state, { leader }) => !!state.frames[leader], true)
  const bounded = usePlayerValue(player, (state) => state.from !== null || state.to !== null, false)
  return (
    <div className="flex">
      <IconButton
        label={t('setFrom')}
        keys={capOf('setFrom')}
        disabled={!countable}
        onClick={() => player?.setFrom()}
        className="disabled:opacity-40"
      >
        <ArrowLeftToLine aria-hidden="true" />
      </IconButton>
      <IconButton
        label={t('setTo')}
        keys={capOf('setTo')}
        disabled={!countable}
        onClick={() => player?.setTo()}
        className="disabled:opacity-40"
      >
        <ArrowRightToLine aria-hidden="true" />
      </IconButton>
      <IconButton
        label={t('loop')}
        keys={capOf('loop')}
        aria-pressed={looping}
        onClick={() => player?.toggleLoop()}
        className="aria-pressed:bg-well aria-pressed:text-accent-text"
      >
        <Repeat aria-hidden="true" />
      </IconButton>
      <IconButton
        label={t('clearLoop')}
        keys={capOf('clearLoop')}
        disabled={!bounded}
        onClick={() => player?.clearLoop()}
        className="disabled:opacity-40"
      >
        <X aria-hidden="true" />
      </IconButton>
    </div>
  )
}
