/** How many times its speed a clip runs, and in which direction. */
export type Shuttle = -4 | -2 | -1 | 1 | 2 | 4

const ON: Record<Shuttle, Shuttle> = { [-4]: 1, [-2]: 1, [-1]: 1, 1: 2, 2: 4, 4: 4 }
const BACK: Record<Shuttle, Shuttle> = { [-4]: -4, [-2]: -4, [-1]: -2, 1: -1, 2: -1, 4: -1 }

/**
 * What a press of J (back) or L (on) makes of it: again in the same direction doubles up to four times, the other direction begins anew.
 * @param current null while the clip stands still
 */
export function nextShuttle(current: Shuttle | null, direction: 'back' | 'on'): Shuttle {
  if (current === null) return direction === 'on' ? 1 : -1
  return (direction === 'on' ? ON : BACK)[current]
}

/** Speeds that can be chosen. */
export const SPEEDS = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2] as const
export type Speed = (typeof SPEEDS)[number]

/** The next slower or faster speed, the same at the ends. */
export function speedBeside(speed: Speed, direction: -1 | 1): Speed {
  return SPEEDS[SPEEDS.indexOf(speed) + direction] ?? speed
}
