import type { ReadAt } from '#lib/domain/recipe-file/mp4-box'
import type { RecipeFile } from '#lib/domain/recipe-file/recipe-file'
import { clipWithRecipe } from '#lib/server/media/clip-with-recipe'

/** Reads of bytes in memory, as those of a file. */
export function readIn(bytes: Uint8Array): ReadAt {
  return async (start, length) => bytes.subarray(start, start + length)
}

/** The whole clip with a recipe in it, as it would be sent; null where nothing may be added. */
export async function embedRecipe(clip: Uint8Array, recipe: RecipeFile): Promise<Buffer | null> {
  const parts = await clipWithRecipe(readIn(clip), clip.length, recipe)
  return (
    parts &&
    Buffer.concat(parts.map((part) => (part.kind === 'own' ? part.bytes : clip.subarray(part.start, part.end))))
  )
}
