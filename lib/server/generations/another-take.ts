import type { ActionResult, AnotherTakeInput } from '#lib/domain/actions'
import type { GenerationView } from '#lib/domain/generation/generation'
import { getGeneration } from './get-generation.ts'
import { type SubmitDeps, submitGeneration } from './submit-generation.ts'

/**
 * Submits the recipe of a generation once more, images included, as another take of the same shot: a new generation with an id of its own
 * towards the provider, so that the first keeps its story and no late answer to it can be mistaken for the new one's. It is paid for on
 * its own, whatever becomes of the first; only a person's press asks for it.
 * @returns `first_unclear` while nobody knows whether the provider took the first one, unless the person was told so; what `submitGeneration` does
 */
export async function anotherTake(
  deps: SubmitDeps,
  { id, clickKey, knowing }: AnotherTakeInput,
): Promise<ActionResult<GenerationView>> {
  const first = await getGeneration(deps.db, id)
  if (!first) return { ok: false, problem: 'not_found' }
  if (first.status.state === 'unconfirmed' && !knowing) return { ok: false, problem: 'first_unclear' }
  return submitGeneration(deps, { clickKey, recipe: first.recipe, takeOf: id })
}
