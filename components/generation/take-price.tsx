import type { Recipe } from '#lib/domain/recipe/recipe'
import { useTakePrice } from './use-take-price.ts'

/** What a recipe costs once more; nothing until the server has said its prices. */
export function TakePrice({ recipe }: { recipe: Recipe }) {
  return useTakePrice(recipe)
}
