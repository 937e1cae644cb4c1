'use server'

import type { ActionResult } from '#lib/domain/actions'
import { type DisablePersonInput, disablePersonSchema } from '#lib/domain/team/people'
import { access } from '#lib/server/team/access'
import { setDisabled } from '#lib/server/team/manage-people'
import { runAction } from './run-action.ts'

/** Takes somebody's seat away, and signs them out everywhere; or gives it back. The last owner keeps theirs. */
export async function disablePerson(input: DisablePersonInput): Promise<ActionResult<null>> {
  return runAction('disablePerson', disablePersonSchema, input, async ({ db }, { id, disabled }, actor) => {
    const done = await setDisabled(db, actor.id, id, disabled)
    access().actors.forget()
    return done
  })
}
