import { useTranslations } from 'next-intl'
import { fillScreen } from '#components/generation/player/fill-screen'
import { FrameWords } from '#components/generation/player/frame-words'
import { PlayerBar } from '#components/generation/player/player-bar'
import { ScreenButtons } from '#components/generation/player/screen-buttons'
import { usePlayerCommands } from '#components/generation/player/use-player-commands'
import { useCommands } from '#lib/client/keys/use-commands'
import type { Player } from '#lib/client/player/create-player'
import { usePlayerValue } from '#lib/client/player/use-player-value'
import type { GenerationView } from '#lib/domain/generation/generation'
import type { Part } from './use-compare-player.ts'

/**
 * The bar under clips that are compared, and its keys: those of a player, one for each clip to be heard, and one for the wipe.
 * @param parts the clips that can be played @param cast those that play, null while nobody has asked
 * @param screen what fills the screen @param onWipe switches the wipe; null where there are not two
 */
export function CompareBar({
  generations,
  names,
  parts,
  cast,
  player,
  screen,
  onAsk,
  onWipe,
}: {
  generations: readonly GenerationView[]
  names: readonly string[]
  parts: readonly Part[]
  cast: readonly Part[] | null
  player: Player | null
  screen: () => HTMLElement | null
  onAsk: () => void
  onWipe: (() => void) | null
}) {
  const t = useTranslations('compare')
  const leader = usePlayerValue(player, (_, one) => one.leader, 0)
  usePlayerCommands(player, onAsk, () => fillScreen(screen(), null))
  useCommands(() => [
    ...generations.map(({ id }, i) => {
      const track = cast?.findIndex((part) => part.id === id) ?? -1
      return {
        id: `hear-${i}`,
        group: 'player' as const,
        label: t('hear', { name: names[i] ?? '' }),
        key: String(i + 1),
        disabled: !cast?.[track]?.hasAudio,
        run: () => player?.listenTo(track),
      }
    }),
    ...(onWipe ? [{ id: 'wipe', group: 'player' as const, label: t('wipeSwitch'), key: 'w', run: onWipe }] : []),
  ])
  return (
    <PlayerBar
      player={player}
      seconds={Math.max(0, ...parts.map((part) => part.seconds))}
      hasAudio={parts.some((part) => part.hasAudio)}
      onAsk={onAsk}
      words={<FrameWords player={player} track={leader} />}
      screen={<ScreenButtons screen={screen} />}
    />
  )
}
