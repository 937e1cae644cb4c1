'use server'

import type { ActionResult } from '#lib/domain/actions'
import { type SignInInput, signInSchema } from '#lib/domain/team/sign-in'
import { enter } from './enter.ts'
import { runOpenAction } from './run-action.ts'

/** Signs somebody in. */
export async function signIn(input: SignInInput): Promise<ActionResult<null>> {
  return runOpenAction('signIn', signInSchema, input, (_, parsed) => enter(parsed))
}
