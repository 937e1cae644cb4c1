import { DEFAULT_RECIPE, type RecipeDefaults } from '#lib/domain/recipe/recipe'
import { recipeDefaultsSchema } from '#lib/domain/recipe/recipe-defaults'
import { keepSetting } from './activity/keep-setting.ts'
import { readSetting } from './db/app-setting.ts'
import type { Database } from './db/database.ts'

const NAME = 'recipe_defaults'

/** What new recipes begin with: as owners set it, or as the provider has it. */
export async function readRecipeDefaults(db: Database): Promise<RecipeDefaults> {
  const { mode, duration, aspectRatio, audio, watermark } = DEFAULT_RECIPE
  return (await readSetting(db, NAME, recipeDefaultsSchema)) ?? { mode, duration, aspectRatio, audio, watermark }
}

/** @param by whose doing it is */
export async function saveRecipeDefaults(db: Database, defaults: RecipeDefaults, by: string): Promise<void> {
  return keepSetting(db, NAME, defaults, { kind: 'defaults_changed', actor: by })
}
