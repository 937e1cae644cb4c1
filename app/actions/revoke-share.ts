'use server'

import * as z from 'zod/mini'
import type { ActionResult } from '#lib/domain/actions'
import type { ShareView } from '#lib/domain/share/share'
import { revokeShare as revoke } from '#lib/server/share/revoke-share'
import { runAction } from './run-action.ts'

/** Takes a link back for good. */
export async function revokeShare(id: string): Promise<ActionResult<ShareView>> {
  return runAction('revokeShare', z.uuid(), id, ({ db }, parsed, actor) => revoke(db, actor, parsed))
}
