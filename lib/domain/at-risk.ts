import type { State } from './states.ts'

/** Which generations a wall shows: `show` in its address, and of `GET /api/generations`. */
export type Show = 'all' | 'at-risk'

/** What an address asks to be shown; anything unknown shows all. */
export function parseShow(value: unknown): Show {
  return value === 'at-risk' ? 'at-risk' : 'all'
}

/**
 * States in which a clip may be paid for and is not safely kept. A ready clip whose file was found missing is at risk too; only the server
 * knows of those (lib/server/generations/at-risk.ts).
 */
export const AT_RISK_STATES: readonly State[] = ['saving', 'unconfirmed']

/** Whether a state is one of them. */
export function isAtRisk(state: State): boolean {
  return AT_RISK_STATES.includes(state)
}
