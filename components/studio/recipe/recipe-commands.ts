import type { useTranslations } from 'next-intl'
import { copyText } from '#lib/client/copy-text'
import type { Command } from '#lib/client/keys/command-registry'
import { newId } from '#lib/client/new-id'
import { type RecipeForm, type RecipeFormApi, recipeOf } from '#lib/client/recipe/recipe-form'
import { saveAs } from '#lib/client/save-as'
import { clipFileName } from '#lib/domain/clip/clip-file-name'
import type { RecipeFile } from '#lib/domain/recipe-file/recipe-file'
import { recipeFileOf } from '#lib/domain/recipe-file/recipe-file-of'
import type { IntakeWish } from './use-recipe-intake.ts'

/**
 * Taking the composer's recipe along and bringing another in, for the palette.
 * @param onWish hands over what is to be read or said @param t the words of `recipeFile`
 */
export function recipeCommands(
  form: RecipeFormApi,
  onWish: (wish: IntakeWish) => void,
  t: ReturnType<typeof useTranslations>,
): Command[] {
  const json = () => `${JSON.stringify(formFile(form.getValues()), null, 2)}\n`
  const copy = () =>
    copyText(json()).then(
      () => onWish({ kind: 'copied' }),
      () => onWish({ kind: 'problem', problem: 'no_copy' }),
    )
  // Without a clipboard, as on plain http, there is nothing to read it with either.
  const paste = async () =>
    (navigator.clipboard?.readText() ?? Promise.reject()).then(
      (found) => onWish({ found, others: [] }),
      () => onWish({ kind: 'problem', problem: 'no_paste' }),
    )
  const download = () => saveAs(json(), clipFileName(form.getValues('prompt'), newId()).replace(/\.mp4$/, '.json'))
  return [
    { id: 'copy-recipe', group: 'compose', label: t('copy'), run: copy },
    { id: 'paste-recipe', group: 'compose', label: t('paste'), run: paste },
    { id: 'download-recipe', group: 'compose', label: t('download'), run: download },
  ]
}

/** The recipe file of what has not been submitted; images that the library does not have yet are not in it. */
function formFile(form: RecipeForm): RecipeFile {
  const images = form.images.flatMap((still) => (still.state === 'ready' ? [{ role: still.role, ...still.image }] : []))
  const file = recipeFileOf({ id: '', createdAt: 0, recipe: recipeOf(form), images })
  return { ...file, generation: null, made: null }
}
