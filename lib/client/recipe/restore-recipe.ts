import type { Still } from '#lib/client/board/still'
import { newId } from '#lib/client/new-id'
import type { LibraryImage } from '#lib/domain/generation/generation'
import type { RecipeFile, RecipeFileImage } from '#lib/domain/recipe-file/recipe-file'
import type { RecipeForm } from './recipe-form.ts'

/** A whole form, for `fillForm`, and the images of the recipe that this library does not have. */
export type RestoredRecipe = { form: RecipeForm; missing: RecipeFileImage[] }

/**
 * Turns a recipe file into what the composer holds. An image that is not in the library is left out and named: a hash is not a picture.
 * @param library of the images in the file, those that the library has (`findImages`), in any order
 */
export function restoreRecipe({ recipe }: RecipeFile, library: readonly LibraryImage[]): RestoredRecipe {
  const byHash = new Map(library.map((image) => [image.sha256, image]))
  const images = recipe.images.flatMap((image): Still[] => {
    const found = byHash.get(image.sha256)
    return found ? [stillOf(image, found)] : []
  })
  const { prompt, negativePrompt, mode, duration, aspectRatio, audio, watermark } = recipe
  return {
    form: { prompt, negativePrompt, mode, duration, aspectRatio, audio, watermark, images, takeOf: undefined },
    missing: recipe.images.filter((image) => !byHash.has(image.sha256)),
  }
}

/** The library keeps no names of files, so the still is called by the beginning of its hash. */
function stillOf({ role }: RecipeFileImage, image: LibraryImage): Still {
  const name = image.sha256.slice(0, 8)
  return { key: newId(), role, name, previewUrl: image.url, state: 'ready', image }
}
