import * as z from 'zod/mini'
import { recipeSchema } from '#lib/domain/recipe/recipe-schema'
import {
  RECIPE_FILE_FORMAT,
  RECIPE_FILE_MAX_LENGTH,
  RECIPE_FILE_VERSION,
  type RecipeFile,
  type RecipeFileProblem,
} from './recipe-file.ts'

export type ReadRecipeFile = { ok: true; file: RecipeFile } | { ok: false; problem: RecipeFileProblem }

const identitySchema = z.object({ format: z.literal(RECIPE_FILE_FORMAT) })
const versionSchema = z.object({ version: z.int().check(z.positive()), recipe: z.looseObject({}) })

const pixelsSchema = z.catch(z.optional(z.int().check(z.positive(), z.maximum(100_000))), undefined)

/** What is good to know and not needed: never a reason to refuse a file. */
const aboutSchema = z.object({
  app: z.catch(z.string().check(z.maxLength(200)), ''),
  model: z.catch(z.string().check(z.maxLength(200)), ''),
  generation: z.catch(z.nullable(z.uuid()), null),
  made: z.catch(z.nullable(z.iso.datetime()), null),
  recipe: z.object({ images: z.array(z.object({ width: pixelsSchema, height: pixelsSchema })) }),
})

/**
 * Reads a recipe file's JSON. Keys that we do not know are left out.
 * @returns the file, or why not: `no_recipe` for any other JSON, `damaged` for what is no JSON or lacks its parts, `newer` for a version
 * that we cannot read, `unusable` for a recipe that we would not submit (an unknown duration, a prompt that is too long …)
 */
export function readRecipeFile(text: string): ReadRecipeFile {
  if (text.length > RECIPE_FILE_MAX_LENGTH) return { ok: false, problem: 'no_recipe' }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { ok: false, problem: 'damaged' }
  }
  if (!identitySchema.safeParse(value).success) return { ok: false, problem: 'no_recipe' }
  const frame = versionSchema.safeParse(value)
  if (!frame.success) return { ok: false, problem: 'damaged' }
  const { version } = frame.data
  if (version > RECIPE_FILE_VERSION) return { ok: false, problem: 'newer' }
  const recipe = recipeSchema.safeParse(frame.data.recipe)
  const about = aboutSchema.safeParse(value)
  if (!recipe.success || !about.success) return { ok: false, problem: 'unusable' }
  const { app, model, generation, made, recipe: sizes } = about.data
  const images = recipe.data.images.map((image, index) => ({ ...image, ...sizeOf(sizes.images[index]) }))
  const recipeFile = { format: RECIPE_FILE_FORMAT, version, app, model, generation, made } as const
  return { ok: true, file: { ...recipeFile, recipe: { ...recipe.data, images } } }
}

/** Both sides or neither. */
function sizeOf(image: { width?: number | undefined; height?: number | undefined } | undefined) {
  const { width, height } = image ?? {}
  return width !== undefined && height !== undefined ? { width, height } : {}
}
