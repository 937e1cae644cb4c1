'use server'

import * as z from 'zod/mini'
import type { ActionResult } from '#lib/domain/actions'
import { access } from '#lib/server/team/access'
import { revokeSession as revoke } from '#lib/server/team/list-sessions'
import { runAction } from './run-action.ts'

/** Signs one of one's own browsers out. */
export async function revokeSession(id: string): Promise<ActionResult<null>> {
  return runAction('revokeSession', z.uuid(), id, async ({ db }, parsed, actor) => {
    const revoked = await revoke(db, actor.id, parsed)
    access().actors.forget()
    return revoked
  })
}
