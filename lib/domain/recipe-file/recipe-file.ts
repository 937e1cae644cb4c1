import type { Recipe, RoleImage } from '#lib/domain/recipe/recipe'

/** What a recipe file says of itself, and how we know one. */
export const RECIPE_FILE_FORMAT = 'inbetween-recipe'
/** Raised only when an older reader could not make sense of the file; a new key alone does not raise it. */
export const RECIPE_FILE_VERSION = 1
/** Longest text that is looked at, in UTF-16 units. The longest recipe has about 20,000. */
export const RECIPE_FILE_MAX_LENGTH = 1_000_000

/** An image by what it is for and by its content; its size in pixels is there to tell a person which picture it was. */
export type RecipeFileImage = RoleImage & { width?: number; height?: number }

/**
 * A recipe outside of Inbetween: within a clip, in a file, on the clipboard. What each key means is in docs/recipe-file.md.
 * It never holds a provider's URL, key or task id: those are of no use elsewhere, and not everybody's to see.
 */
export type RecipeFile = {
  format: typeof RECIPE_FILE_FORMAT
  version: number
  app: string
  model: string
  /** The generation that it is of, or null when it does not say. */
  generation: string | null
  /** When that generation was submitted, ISO 8601 in UTC, or null when it does not say. */
  made: string | null
  recipe: Omit<Recipe, 'images'> & { images: RecipeFileImage[] }
}

/** Why nothing can be restored from what was dropped or pasted; the screen has one sentence for each (`recipeFile.problem` in messages). */
export const RECIPE_FILE_PROBLEMS = ['no_recipe', 'damaged', 'newer', 'unusable'] as const
export type RecipeFileProblem = (typeof RECIPE_FILE_PROBLEMS)[number]
