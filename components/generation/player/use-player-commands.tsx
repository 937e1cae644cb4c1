import { useTranslations } from 'next-intl'
import type { Command } from '#lib/client/keys/command-registry'
import { useBareKeys } from '#lib/client/keys/use-bare-keys'
import { useCommands } from '#lib/client/keys/use-commands'
import type { Player } from '#lib/client/player/create-player'
import { PLAYER_KEYS, type PlayerDeed } from './player-keys.ts'

/**
 * The keys of a player, in the palette and the sheet of shortcuts too.
 * @param player null while nobody has asked for it to play
 * @param ask what the keys that play do then
 * @param fullScreen fills the screen
 */
export function usePlayerCommands(player: Player | null, ask: () => void, fullScreen: () => void): void {
  const t = useTranslations('player')
  const deed = (name: PlayerDeed, run: () => void, disabled = player === null): Command => ({
    id: `player-${name}`,
    group: 'player',
    label: t(`does.${name}`),
    key: PLAYER_KEYS[name],
    disabled,
    run,
  })
  const toggle = () => (player ? player.toggle() : ask())
  useCommands(() => [
    { id: 'player-toggle', group: 'player', label: t('does.toggle'), chord: t('space'), run: toggle },
    deed('back', () => (player ? player.shuttle('back') : ask()), false),
    deed('pause', () => player?.pause()),
    deed('on', () => (player ? player.shuttle('on') : ask()), false),
    { ...deed('stepBack', () => player?.step(-1)), repeats: true },
    { ...deed('stepOn', () => player?.step(1)), repeats: true },
    deed('setFrom', () => player?.setFrom()),
    deed('setTo', () => player?.setTo()),
    deed('loop', () => player?.toggleLoop()),
    deed('clearLoop', () => player?.clearLoop()),
    deed('slower', () => player?.slower()),
    deed('faster', () => player?.faster()),
    deed('mute', () => player?.toggleMuted()),
    deed('fullScreen', fullScreen),
  ])
  useBareKeys({ ' ': toggle })
}
