'use server'

import * as z from 'zod/mini'
import type { ActionResult } from '#lib/domain/actions'
import { removeProviderKey as remove } from '#lib/server/provider-key/keep-key'
import { runAction } from './run-action.ts'

/** Forgets the key that was set in the page: from then on clips come from the sandbox. */
export async function removeProviderKey(): Promise<ActionResult<null>> {
  return runAction('removeProviderKey', z.undefined(), undefined, (services, _, { id }) =>
    remove({ ...services, by: id, fixed: services.config.accounts.environment !== undefined }),
  )
}
