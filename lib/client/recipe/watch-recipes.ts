import { RECIPE_FILE_FORMAT } from '#lib/domain/recipe-file/recipe-file'
import { mayCarryRecipe } from './may-carry-recipe.ts'

/** What carries a recipe, and the other files that came with it. */
export type FoundRecipe = { found: File | string; others: readonly File[] }

/**
 * Calls back with a clip or JSON file that is dropped anywhere on the page or pasted, and with pasted text that names a recipe.
 * What a place on the page takes for itself (a picture on a slot) is left to it, and so is every other drop and text.
 * @returns what undoes it
 */
export function watchRecipes(onFound: (what: FoundRecipe) => void): () => void {
  const watch = new AbortController()
  const { signal } = watch
  document.addEventListener(
    'dragover',
    (event) => {
      const items = [...(event.dataTransfer?.items ?? [])]
      if (event.defaultPrevented || !items.some((item) => item.kind === 'file' && mayCarryRecipe(item))) return
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
    },
    { signal },
  )
  document.addEventListener(
    'drop',
    (event) => {
      const file = event.defaultPrevented ? undefined : recipeFileIn(event.dataTransfer)
      if (!file) return
      event.preventDefault()
      onFound({ found: file, others: othersIn(event.dataTransfer, file) })
    },
    { signal },
  )
  document.addEventListener(
    'paste',
    (event) => {
      const text = event.clipboardData?.getData('text/plain') ?? ''
      const found = recipeFileIn(event.clipboardData) ?? (isRecipeText(text) ? text : undefined)
      if (event.defaultPrevented || found === undefined) return
      event.preventDefault()
      onFound({ found, others: othersIn(event.clipboardData, found) })
    },
    { signal },
  )
  return () => watch.abort()
}

function recipeFileIn(transfer: DataTransfer | null): File | undefined {
  return [...(transfer?.files ?? [])].find(mayCarryRecipe)
}

function othersIn(transfer: DataTransfer | null, found: File | string): File[] {
  return [...(transfer?.files ?? [])].filter((file) => file !== found)
}

/** Enough to take it from the field that it was pasted into; whether it can be read is found out when what reads it is loaded. */
function isRecipeText(text: string): boolean {
  return text.trimStart().startsWith('{') && text.includes(`"${RECIPE_FILE_FORMAT}"`)
}
