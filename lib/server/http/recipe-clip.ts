import { createHash } from 'node:crypto'
import type { ReadAt } from '#lib/domain/recipe-file/mp4-box'
import type { RecipeFile } from '#lib/domain/recipe-file/recipe-file'
import { type ClipPart, clipWithRecipe } from '#lib/server/media/clip-with-recipe'

/** A clip with its recipe as it is sent: stretches of the stored file and bytes of our own, their whole length, and a strong tag of theirs. */
export type RecipeClip = { parts: ClipPart[]; size: number; etag: string }

/**
 * Makes out what of a stored clip is sent together with a recipe. Nothing is written; what is held in memory is `moov` and the recipe.
 * @returns null when nothing may be added to this file: it is sent as it is stored
 */
export async function openRecipeClip(
  read: ReadAt,
  bytes: number,
  sha256: string,
  recipe: RecipeFile,
): Promise<RecipeClip | null> {
  const parts = await clipWithRecipe(read, bytes, recipe)
  return parts && { parts, size: parts.reduce((sum, part) => sum + lengthOf(part), 0), etag: tagOf(sha256, parts) }
}

/** Bytes of a part. */
export function lengthOf(part: ClipPart): number {
  return part.kind === 'own' ? part.bytes.length : part.end - part.start
}

/** The stored bytes are known by their hash already, so those of our own and where they stand are all that is left to name. */
function tagOf(sha256: string, parts: readonly ClipPart[]): string {
  const hash = createHash('sha256').update(sha256)
  for (const part of parts)
    if (part.kind === 'own') hash.update(`own ${part.bytes.length} `).update(part.bytes)
    else hash.update(`stored ${part.start} ${part.end} `)
  return `"${hash.digest('hex')}"`
}
