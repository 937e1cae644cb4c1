'use server'

import type { ActionResult } from '#lib/domain/actions'
import { type JoinInput, joinSchema } from '#lib/domain/team/people'
import { access } from '#lib/server/team/access'
import { acceptInvitation } from '#lib/server/team/invitations'
import { enterAnew } from './enter.ts'
import { runOpenAction } from './run-action.ts'

/** Takes an invitation, and signs whoever took it in. */
export async function join(input: JoinInput): Promise<ActionResult<null>> {
  return runOpenAction('join', joinSchema, input, async ({ db }, parsed) => {
    const joined = await acceptInvitation({ db, auth: access().auth }, parsed)
    return joined.ok ? enterAnew({ name: parsed.username, password: parsed.password }) : joined
  })
}
