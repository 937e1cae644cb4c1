'use server'

import { type ActionResult, type VariationsInput, variationsInputSchema } from '#lib/domain/actions'
import type { GenerationView } from '#lib/domain/generation/generation'
import { asShown } from '#lib/server/generations/as-shown'
import { submitVariations as submit } from '#lib/server/generations/submit-generation'
import { runAction } from './run-action.ts'

/** Takes a recipe on several times at once, all or none. Sending the same click key again makes nothing new. */
export async function submitVariations(input: VariationsInput): Promise<ActionResult<GenerationView[]>> {
  return runAction('submitVariations', variationsInputSchema, input, (services, parsed, { id }) =>
    asShown(services, parsed, (deps) => submit({ ...deps, by: id }, parsed)),
  )
}
