'use server'

import { type ActionResult, type AnotherTakeInput, anotherTakeInputSchema } from '#lib/domain/actions'
import type { GenerationView } from '#lib/domain/generation/generation'
import { anotherTake as take } from '#lib/server/generations/another-take'
import { asShown } from '#lib/server/generations/as-shown'
import { runAction } from './run-action.ts'

/** Submits a generation's recipe once more, as another take of its shot. */
export async function anotherTake(input: AnotherTakeInput): Promise<ActionResult<GenerationView>> {
  return runAction('anotherTake', anotherTakeInputSchema, input, (services, parsed, { id }) =>
    asShown(services, parsed, (deps) => take({ ...deps, by: id }, parsed)),
  )
}
