import type * as z from 'zod/mini'
import { ACTION_PROBLEMS, type ActionProblem } from './actions.ts'

/** The code of what a schema refused: the message of its first issue where that is one, else `invalid`. */
export function problemOf({ issues }: z.core.$ZodError): ActionProblem {
  return ACTION_PROBLEMS.find((code) => code === issues[0]?.message) ?? 'invalid'
}
