'use server'

import { type ActionResult, type RetryInput, retryInputSchema } from '#lib/domain/actions'
import type { GenerationView } from '#lib/domain/generation'
import { retryGeneration as retry } from '#lib/server/generations/retry-generation'
import { runAction } from './run-action.ts'

/** Submits a settled generation's recipe once more, as another take. */
export async function retryGeneration(input: RetryInput): Promise<ActionResult<GenerationView>> {
  return runAction('retryGeneration', retryInputSchema, input, ({ db, queue, config }, parsed) =>
    retry({ db, queue, provider: config.toapis }, parsed),
  )
}
