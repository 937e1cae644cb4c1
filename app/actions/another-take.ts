'use server'

import { type ActionResult, type AnotherTakeInput, anotherTakeInputSchema } from '#lib/domain/actions'
import type { GenerationView } from '#lib/domain/generation'
import { anotherTake as take } from '#lib/server/generations/another-take'
import { runAction } from './run-action.ts'

/** Submits a generation's recipe once more, as another take of its shot. */
export async function anotherTake(input: AnotherTakeInput): Promise<ActionResult<GenerationView>> {
  return runAction('anotherTake', anotherTakeInputSchema, input, ({ db, queue, config }, parsed, { id }) =>
    take({ db, queue, provider: config.toapis, by: id }, parsed),
  )
}
