'use server'

import { type ActionResult, type SubmitInput, submitInputSchema } from '#lib/domain/actions'
import type { GenerationView } from '#lib/domain/generation/generation'
import { asShown } from '#lib/server/generations/as-shown'
import { submitGeneration as submit } from '#lib/server/generations/submit-generation'
import { runAction } from './run-action.ts'

/** Takes a recipe on. Sending the same click key again makes nothing new. */
export async function submitGeneration(input: SubmitInput): Promise<ActionResult<GenerationView>> {
  return runAction('submitGeneration', submitInputSchema, input, (services, parsed, { id }) =>
    asShown(services, parsed, (deps) => submit({ ...deps, by: id }, parsed)),
  )
}
