import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent } from 'react'
import type { Command } from '#lib/client/command-registry'
import type { Player } from '#lib/client/player/create-player'
import { singleKeysOn } from '#lib/client/single-keys'
import { useCommands } from '#lib/client/use-commands'
import { PLAYER_KEYS, type PlayerDeed } from './player-keys.ts'

/** What the space bar presses or writes into by itself. */
const OWN_SPACE =
  'a, button, input, select, textarea, summary, dialog, [popover], [role], [contenteditable], [tabindex]'

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
    deed('stepBack', () => player?.step(-1)),
    deed('stepOn', () => player?.step(1)),
    deed('setFrom', () => player?.setFrom()),
    deed('setTo', () => player?.setTo()),
    deed('loop', () => player?.toggleLoop()),
    deed('clearLoop', () => player?.clearLoop()),
    deed('slower', () => player?.slower()),
    deed('faster', () => player?.faster()),
    deed('mute', () => player?.toggleMuted()),
    deed('fullScreen', fullScreen),
  ])
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const { key, target, defaultPrevented } = event
    if (key !== ' ' || defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    if (!(target instanceof Element) || target.closest(OWN_SPACE) || document.querySelector('dialog[open]')) return
    if (!singleKeysOn(localStorage)) return
    event.preventDefault()
    if (!event.repeat) toggle()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
