/** The single keys of a player: what editors of film are used to. */
export const PLAYER_KEYS = {
  back: 'j',
  pause: 'k',
  on: 'l',
  stepBack: ',',
  stepOn: '.',
  setFrom: 'i',
  setTo: 'o',
  loop: 'r',
  clearLoop: 'c',
  slower: '<',
  faster: '>',
  mute: 'm',
  fullScreen: 'f',
} as const
export type PlayerDeed = keyof typeof PLAYER_KEYS

/** A key as it stands on the keyboard. */
export const capOf = (deed: PlayerDeed): string => PLAYER_KEYS[deed].toUpperCase()
