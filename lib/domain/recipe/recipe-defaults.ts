import * as z from 'zod/mini'
import type { ActionResult } from '#lib/domain/actions'
import type { RecipeDefaults } from './recipe.ts'
import { recipeFields } from './recipe-schema.ts'

const { mode, duration, aspectRatio, audio, watermark } = recipeFields

/** What the settings page sends and the database keeps. */
export const recipeDefaultsSchema: z.ZodMiniType<RecipeDefaults> = z.object({
  mode,
  duration,
  aspectRatio,
  audio,
  watermark,
})

/** Server action of the settings page. It parses what it is sent itself. */
export type SaveRecipeDefaults = (defaults: RecipeDefaults) => Promise<ActionResult<null>>
