'use server'

import type { ActionResult } from '#lib/domain/actions'
import { type RenewPasswordInput, renewPasswordSchema } from '#lib/domain/team/sign-in'
import { access } from '#lib/server/team/access'
import { renewPassword as renew } from '#lib/server/team/passwords'
import { enterAnew } from './enter.ts'
import { runOpenAction } from './run-action.ts'

/** Sets a new password by the code of `npm run user`, and signs its owner in. */
export async function renewPassword(input: RenewPasswordInput): Promise<ActionResult<null>> {
  return runOpenAction('renewPassword', renewPasswordSchema, input, async ({ db }, parsed) => {
    const renewed = await renew({ db, auth: access().auth }, parsed)
    access().actors.forget()
    return renewed.ok ? enterAnew({ name: renewed.value, password: parsed.password }) : renewed
  })
}
