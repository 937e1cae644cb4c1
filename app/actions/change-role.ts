'use server'

import type { ActionResult } from '#lib/domain/actions'
import { type ChangeRoleInput, changeRoleSchema } from '#lib/domain/team/people'
import { access } from '#lib/server/team/access'
import { setRole } from '#lib/server/team/manage-people'
import { runAction } from './run-action.ts'

/** Gives somebody another role. The last owner keeps theirs. */
export async function changeRole(input: ChangeRoleInput): Promise<ActionResult<null>> {
  return runAction('changeRole', changeRoleSchema, input, async ({ db }, { id, role }, actor) => {
    const changed = await setRole(db, actor.id, id, role)
    access().actors.forget()
    return changed
  })
}
