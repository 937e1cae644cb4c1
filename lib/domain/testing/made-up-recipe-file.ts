import { DEFAULT_RECIPE, type Recipe } from '#lib/domain/recipe/recipe'
import type { RecipeFile } from '#lib/domain/recipe-file/recipe-file'
import { recipeFileOf } from '#lib/domain/recipe-file/recipe-file-of'

export const FIRST_FRAME = { role: 'first_frame', sha256: 'a'.repeat(64), width: 1280, height: 720 } as const
export const LAST_FRAME = { role: 'last_frame', sha256: 'b'.repeat(64), width: 800, height: 600 } as const

/** A recipe file for tests, with two frames and no default value left as it was. */
export function madeUpRecipeFile(recipe: Partial<Recipe> = {}): RecipeFile {
  const chosen: Recipe = {
    ...DEFAULT_RECIPE,
    prompt: 'A fox in the snow',
    negativePrompt: 'blur',
    mode: 'pro',
    duration: 10,
    aspectRatio: '9:16',
    audio: true,
    watermark: true,
    ...recipe,
  }
  return recipeFileOf({
    id: '3f0c1f6e-8f0e-4c5e-9a51-6f2f3f9d4b10',
    createdAt: Date.UTC(2026, 10, 24, 9, 30),
    recipe: chosen,
    images: [FIRST_FRAME, LAST_FRAME].map((image) => ({ ...image, url: `/media/${image.sha256}.jpg`, bytes: 1 })),
  })
}
