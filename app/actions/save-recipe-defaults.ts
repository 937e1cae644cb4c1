'use server'

import type { ActionResult } from '#lib/domain/actions'
import type { RecipeDefaults } from '#lib/domain/recipe/recipe'
import { recipeDefaultsSchema } from '#lib/domain/recipe/recipe-defaults'
import { saveRecipeDefaults as save } from '#lib/server/recipe-defaults'
import { runAction } from './run-action.ts'

/** Keeps what new recipes begin with, for everybody. */
export async function saveRecipeDefaults(defaults: RecipeDefaults): Promise<ActionResult<null>> {
  return runAction('saveRecipeDefaults', recipeDefaultsSchema, defaults, async ({ db }, parsed, { id }) => {
    await save(db, parsed, id)
    return { ok: true, value: null }
  })
}
