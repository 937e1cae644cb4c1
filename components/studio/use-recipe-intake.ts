import { useEffect, useEffectEvent, useState } from 'react'
import { fillForm, type RecipeForm, type RecipeFormApi } from '#lib/client/recipe-form'
import { watchRecipes } from '#lib/client/watch-recipes'
import type { StudioActions } from '#lib/domain/actions'
import type { RecipeFileImage, RecipeFileProblem } from '#lib/domain/recipe-file'

export type RecipeOutcome =
  | { kind: 'restored'; missing: RecipeFileImage[]; before: RecipeForm }
  | { kind: 'problem'; problem: RecipeFileProblem | 'uploading' | 'no_answer' }

/** Fills the form with a recipe that is dropped or pasted anywhere on the page; what was in it can be brought back. */
export function useRecipeIntake(form: RecipeFormApi, findImages: StudioActions['findImages']) {
  const [outcome, setOutcome] = useState<RecipeOutcome | null>(null)
  const take = useEffectEvent(async (found: File | string) => {
    setOutcome(await restore(form, found, findImages).catch(() => ({ kind: 'problem', problem: 'no_answer' }) as const))
  })
  useEffect(() => watchRecipes(take), [])
  return {
    outcome,
    undo() {
      if (outcome?.kind === 'restored') fillForm(form, outcome.before)
      setOutcome(null)
    },
  }
}

/** Rejects while the server is away: it has what reads a recipe, and knows the images. */
async function restore(
  form: RecipeFormApi,
  found: File | string,
  findImages: StudioActions['findImages'],
): Promise<RecipeOutcome> {
  const [{ readDropped }, { restoreRecipe }] = await Promise.all([
    import('#lib/client/read-dropped'),
    import('#lib/client/restore-recipe'),
  ])
  const dropped = await readDropped(found)
  if (dropped.kind === 'other') return { kind: 'problem', problem: 'no_recipe' }
  if (dropped.kind === 'problem') return dropped
  const hashes = dropped.file.recipe.images.map((image) => image.sha256)
  const images = hashes.length > 0 ? await findImages(hashes) : ({ ok: true, value: [] } as const)
  if (!images.ok) return { kind: 'problem', problem: 'no_answer' }
  const before = { ...form.getValues() }
  // A file on its way is in nobody's hands but the board's: replacing the board would lose it.
  if (before.images.some((still) => still.state === 'uploading')) return { kind: 'problem', problem: 'uploading' }
  const { form: values, missing } = restoreRecipe(dropped.file, images.value)
  fillForm(form, values)
  return { kind: 'restored', missing, before }
}
