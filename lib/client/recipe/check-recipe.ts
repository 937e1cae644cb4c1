import { zodResolver } from '@hookform/resolvers/zod'
import type { ResolverOptions } from 'react-hook-form'
import type { Recipe } from '#lib/domain/recipe/recipe'
import { recipeSchema } from '#lib/domain/recipe/recipe-schema'

/** Holds a recipe to its own schema, as a form does it; each issue carries a `RecipeProblem` as its message. */
export function checkRecipe(recipe: Recipe, context: unknown, options: ResolverOptions<Recipe>) {
  return zodResolver(recipeSchema)(recipe, context, options)
}
