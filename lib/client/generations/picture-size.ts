import type { GenerationView } from '#lib/domain/generation/generation'
import { clipPixels } from '#lib/domain/images/pixels'

/** Pixels of a generation's picture: those of its clip, and until there is one those that the recipe asks for. */
export function pictureSize({ recipe, status }: GenerationView): { width: number; height: number } {
  return status.clip ?? clipPixels(recipe.mode, recipe.aspectRatio)
}
