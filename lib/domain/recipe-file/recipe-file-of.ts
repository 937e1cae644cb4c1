import type { GenerationView } from '#lib/domain/generation/generation'
import { RECIPE_FILE_FORMAT, RECIPE_FILE_VERSION, type RecipeFile } from './recipe-file.ts'

/** The recipe file of a generation. Each key by name, so that nothing else can slip into what people pass on. */
export function recipeFileOf({
  id,
  createdAt,
  recipe,
  images,
}: Pick<GenerationView, 'id' | 'createdAt' | 'recipe' | 'images'>): RecipeFile {
  const { prompt, negativePrompt, mode, duration, aspectRatio, audio, watermark } = recipe
  return {
    format: RECIPE_FILE_FORMAT,
    version: RECIPE_FILE_VERSION,
    app: 'Inbetween',
    model: 'kling-v3',
    generation: id,
    made: new Date(createdAt).toISOString(),
    recipe: {
      ...{ prompt, negativePrompt, mode, duration, aspectRatio, audio, watermark },
      images: images.map(({ role, sha256, width, height }) => ({ role, sha256, width, height })),
    },
  }
}
