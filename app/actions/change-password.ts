'use server'

import { headers } from 'next/headers'
import type { ActionResult } from '#lib/domain/actions'
import { type ChangePasswordInput, changePasswordSchema } from '#lib/domain/team/sign-in'
import { CLIENT_ADDRESS_HEADER } from '#lib/server/client-header'
import { access } from '#lib/server/team/access'
import { changePassword as change } from '#lib/server/team/passwords'
import { enterAnew } from './enter.ts'
import { runAction } from './run-action.ts'

/** Changes one's own password. All other browsers are signed out. */
export async function changePassword(input: ChangePasswordInput): Promise<ActionResult<null>> {
  return runAction(
    'changePassword',
    changePasswordSchema,
    input,
    async ({ db }, parsed, { id }) => {
      const { auth, actors } = access()
      const changed = await change({ db, auth }, id, parsed, (await headers()).get(CLIENT_ADDRESS_HEADER) ?? '')
      actors.forget()
      return changed.ok ? enterAnew({ name: changed.value, password: parsed.password }) : changed
    },
    'password_changed',
  )
}
