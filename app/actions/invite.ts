'use server'

import type { ActionResult } from '#lib/domain/actions'
import { type InviteInput, inviteSchema } from '#lib/domain/team/people'
import type { InvitationMade } from '#lib/domain/team/people-actions'
import { createInvitation } from '#lib/server/team/invitations'
import { runAction } from './run-action.ts'

/** Makes a link with which somebody can join the team, once. */
export async function invite(input: InviteInput): Promise<ActionResult<InvitationMade>> {
  return runAction('invite', inviteSchema, input, async ({ db, config }, parsed, { id }) => {
    const { id: invitation, token } = await createInvitation(db, id, parsed)
    return { ok: true, value: { id: invitation, address: `${config.publicUrl}/join/${token}` } }
  })
}
