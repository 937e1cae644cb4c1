import type { ActionResult, RetryInput } from '#lib/domain/actions'
import type { GenerationView } from '#lib/domain/generation'
import { isSettled } from '#lib/domain/states'
import { getGeneration } from './get-generation.ts'
import { type SubmitDeps, submitGeneration } from './submit-generation.ts'

/**
 * Submits the recipe of a settled generation once more, as another take: a new generation with an id of its own towards the
 * provider, so that the failed one keeps its story and no late answer to it can be mistaken for the new one's.
 * @returns `too_late` while the first is still under way: trying again then could be paid for twice
 */
export async function retryGeneration(
  deps: SubmitDeps,
  { id, clickKey }: RetryInput,
): Promise<ActionResult<GenerationView>> {
  const first = await getGeneration(deps.db, id)
  if (!first) return { ok: false, problem: 'not_found' }
  if (!isSettled(first.status.state)) return { ok: false, problem: 'too_late' }
  return submitGeneration(deps, { clickKey, recipe: first.recipe, takeOf: id })
}
