import type { ActionResult, AnotherTakeInput } from '#lib/domain/actions'
import type { GenerationView } from '#lib/domain/generation'
import { getGeneration } from './get-generation.ts'
import { type SubmitDeps, submitGeneration } from './submit-generation.ts'

/**
 * Submits the recipe of a generation once more, images included, as another take of the same shot: a new generation with an id of its own
 * towards the provider, so that the first keeps its story and no late answer to it can be mistaken for the new one's. It is paid for on
 * its own, whatever becomes of the first; only a person's press asks for it.
 */
export async function anotherTake(
  deps: SubmitDeps,
  { id, clickKey }: AnotherTakeInput,
): Promise<ActionResult<GenerationView>> {
  const first = await getGeneration(deps.db, id)
  if (!first) return { ok: false, problem: 'not_found' }
  return submitGeneration(deps, { clickKey, recipe: first.recipe, takeOf: id })
}
