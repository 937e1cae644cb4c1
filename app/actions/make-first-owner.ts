'use server'

import type { ActionResult } from '#lib/domain/actions'
import { type FirstOwnerInput, firstOwnerSchema } from '#lib/domain/team/sign-in'
import { access } from '#lib/server/team/access'
import { makeFirstOwner as make } from '#lib/server/team/first-owner'
import { enterAnew } from './enter.ts'
import { runOpenAction } from './run-action.ts'

/** Makes the first owner's account by the code that the start printed, and signs them in. */
export async function makeFirstOwner(input: FirstOwnerInput): Promise<ActionResult<null>> {
  return runOpenAction('makeFirstOwner', firstOwnerSchema, input, async ({ db }, parsed) => {
    const made = await make({ db, auth: access().auth }, parsed)
    return made.ok ? enterAnew({ name: parsed.username, password: parsed.password }) : made
  })
}
