import type { State } from './states.ts'

/** What `show` is in the address of a wall of what is at risk. */
export const AT_RISK_SHOW = 'at-risk'

/**
 * States in which a clip may be paid for and is not safely kept. A ready clip whose file was found missing is at risk too; only the server
 * knows of those (lib/server/generations/at-risk.ts).
 */
export const AT_RISK_STATES: readonly State[] = ['saving', 'unconfirmed']
