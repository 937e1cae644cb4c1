'use server'

import type { ActionResult } from '#lib/domain/actions'
import { type InviteInput, inviteSchema } from '#lib/domain/team/people'
import { createInvitation } from '#lib/server/team/invitations'
import { runAction } from './run-action.ts'

/** Makes a link with which somebody can join the team, once. @returns its address, which is told this once */
export async function invite(input: InviteInput): Promise<ActionResult<string>> {
  return runAction('invite', inviteSchema, input, async ({ db, config }, parsed, { id }) => {
    const token = await createInvitation(db, id, parsed)
    return { ok: true, value: `${config.publicUrl}/join/${token}` }
  })
}
