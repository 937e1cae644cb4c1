'use server'

import * as z from 'zod/mini'
import type { ActionResult } from '#lib/domain/actions'
import { passwordCode } from '#lib/server/team/manage-people'
import { runAction } from './run-action.ts'

/** Makes a link with which somebody of the team sets a new password, once and within a day. @returns its address, which is told this once */
export async function makePasswordLink(id: string): Promise<ActionResult<string>> {
  return runAction('makePasswordLink', z.uuid(), id, async ({ db, config }, parsed, { id: by }) => {
    const code = await passwordCode(db, by, parsed)
    return { ok: true, value: `${config.publicUrl}/sign-in/password#${code}` }
  })
}
