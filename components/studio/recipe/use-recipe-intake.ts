import { useEffect, useEffectEvent, useState } from 'react'
import { boardMail } from '#lib/client/board/board-mail'
import { useAnotherDraft } from '#lib/client/drafts/another-draft'
import { fillForm, type RecipeForm, type RecipeFormApi } from '#lib/client/recipe/recipe-form'
import type { FoundRecipe } from '#lib/client/recipe/watch-recipes'
import type { StudioActions } from '#lib/domain/actions'
import type { RecipeFileImage, RecipeFileProblem } from '#lib/domain/recipe-file/recipe-file'

export type RecipeOutcome =
  | { kind: 'copied' }
  | { kind: 'restored'; missing: RecipeFileImage[]; before: RecipeForm }
  | {
      kind: 'problem'
      problem: RecipeFileProblem | 'uploading' | 'no_answer' | 'signed_out' | 'nothing_copied' | 'no_copy' | 'no_paste'
    }

/** What the intake is opened for: a recipe that was dropped or pasted, or what became of a command. */
export type IntakeWish = FoundRecipe | RecipeOutcome

/**
 * Fills the form with each recipe that is wished for; what was in it can be brought back.
 * @param wish a new object each time
 */
export function useRecipeIntake(form: RecipeFormApi, findImages: StudioActions['findImages'], wish: IntakeWish) {
  const [outcome, setOutcome] = useState<RecipeOutcome | null>(null)
  const [others, setOthers] = useState<readonly File[]>([])
  const take = useEffectEvent(async (wished: IntakeWish) => {
    if ('kind' in wished) {
      setOthers([])
      return setOutcome(wished)
    }
    setOutcome(
      await restore(form, wished.found, findImages).catch(() => ({ kind: 'problem', problem: 'no_answer' }) as const),
    )
    setOthers(wished.others)
  })
  useEffect(() => void take(wish), [wish])
  const forget = () => {
    setOutcome(null)
    setOthers([])
  }
  useAnotherDraft(forget)
  return {
    outcome,
    /** Files that came with the recipe and are not on the board: that has the images of the recipe, or none on purpose. */
    others,
    /** Puts the pictures among them on the board after all. */
    addPictures() {
      const [file, ...more] = others.filter(({ type }) => type.startsWith('image/'))
      if (file) boardMail.send({ file, more })
      setOthers([])
    },
    undo() {
      if (outcome?.kind === 'restored') fillForm(form, outcome.before)
      forget()
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
    import('#lib/client/recipe/read-dropped'),
    import('#lib/client/recipe/restore-recipe'),
  ])
  const dropped = await readDropped(found)
  if (dropped.kind === 'other')
    return { kind: 'problem', problem: typeof found === 'string' ? 'nothing_copied' : 'no_recipe' }
  if (dropped.kind === 'problem') return dropped
  const hashes = dropped.file.recipe.images.map((image) => image.sha256)
  const images = hashes.length > 0 ? await findImages(hashes) : ({ ok: true, value: [] } as const)
  if (!images.ok) return { kind: 'problem', problem: images.problem === 'signed_out' ? 'signed_out' : 'no_answer' }
  const before = { ...form.getValues() }
  // A file on its way is in nobody's hands but the board's: replacing the board would lose it.
  if (before.images.some((still) => still.state === 'uploading')) return { kind: 'problem', problem: 'uploading' }
  const { form: values, missing } = restoreRecipe(dropped.file, images.value)
  fillForm(form, values)
  return { kind: 'restored', missing, before }
}
