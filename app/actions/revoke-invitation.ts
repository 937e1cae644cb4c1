'use server'

import * as z from 'zod/mini'
import type { ActionResult } from '#lib/domain/actions'
import { revokeInvitation as revoke } from '#lib/server/team/invitations'
import { runAction } from './run-action.ts'

/** Takes an invitation back, at once. */
export async function revokeInvitation(id: string): Promise<ActionResult<null>> {
  return runAction('revokeInvitation', z.uuid(), id, ({ db }, parsed, actor) => revoke(db, actor.id, parsed))
}
