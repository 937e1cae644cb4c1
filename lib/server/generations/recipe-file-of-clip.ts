import type { RecipeFile } from '#lib/domain/recipe-file/recipe-file'
import { recipeFileOf } from '#lib/domain/recipe-file/recipe-file-of'
import type { Database } from '#lib/server/db/database'
import { mediaUrl } from '#lib/server/storage/media-name'
import { getGeneration } from './get-generation.ts'

/**
 * What a clip carries when it is given away: the recipe of the generation that it was downloaded from. Equal clips of several generations
 * are one file, so the file alone does not tell.
 * @returns null when there is no such generation, or its clip is another one
 */
export async function recipeFileOfClip(db: Database, id: string, clipSha256: string): Promise<RecipeFile | null> {
  const generation = await getGeneration(db, id)
  return generation?.status.clip?.url === mediaUrl(clipSha256, 'mp4') ? recipeFileOf(generation) : null
}
