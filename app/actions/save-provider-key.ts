'use server'

import type { ActionResult } from '#lib/domain/actions'
import { type KeyTrial, type ProviderKeyInput, providerKeySchema } from '#lib/domain/provider-key'
import { observeCalls } from '#lib/server/observe-calls'
import { createToApis } from '#lib/server/provider/toapis-client'
import { keepProviderKey } from '#lib/server/provider-key/keep-key'
import { runAction } from './run-action.ts'

/** Tries a key at its address and keeps it once it works. @returns what the provider said of it */
export async function saveProviderKey(input: ProviderKeyInput): Promise<ActionResult<KeyTrial>> {
  return runAction('saveProviderKey', providerKeySchema, input, (services, parsed, { id }) => {
    const observe = observeCalls(services)
    const fixed = services.config.accounts.environment !== undefined
    return keepProviderKey(
      { ...services, by: id, fixed, open: (account) => createToApis({ ...account, observe }) },
      parsed,
    )
  })
}
