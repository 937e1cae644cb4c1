'use server'

import { type ActionResult, type NameTaskInput, nameTaskInputSchema } from '#lib/domain/actions'
import type { GenerationStatus } from '#lib/domain/generation/generation'
import { ifTheirs } from '#lib/server/generations/if-theirs'
import { nameTask as name } from '#lib/server/generations/name-task'
import { runAction } from './run-action.ts'

/** Says which of the provider's tasks an unconfirmed generation is. The provider is asked before it is believed. */
export async function nameTask(input: NameTaskInput): Promise<ActionResult<GenerationStatus>> {
  return runAction('nameTask', nameTaskInputSchema, input, (services, parsed, actor) =>
    ifTheirs(services.db, actor, [parsed.id], () => name(services, parsed)),
  )
}
