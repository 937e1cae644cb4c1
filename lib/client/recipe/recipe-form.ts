import type { Resolver, UseFormReturn } from 'react-hook-form'
import type { Still } from '#lib/client/board/still'
import { newId } from '#lib/client/new-id'
import type { GenerationView } from '#lib/domain/generation/generation'
import type { PromptParts } from '#lib/domain/prompt/part-names'
import { DEFAULT_RECIPE, type Recipe, type RecipeDefaults } from '#lib/domain/recipe/recipe'

/** The generation that what is submitted will be another take of, and the project that it was in when the form was filled from it. */
export type TakeSource = { id: string; prompt: string; project?: string | null | undefined }

/** What the composer holds: a recipe whose images may still be on their way, and what its prompt was built of, if it was. */
export type RecipeForm = Omit<Recipe, 'images'> & {
  images: Still[]
  parts?: PromptParts | undefined
  takeOf?: TakeSource | undefined
}

/** A generation whose recipe is to be edited, or an example, which has no id. */
export type RecipeSource = Pick<GenerationView, 'recipe' | 'images'> & Partial<Pick<GenerationView, 'id' | 'status'>>

export type RecipeFormApi = UseFormReturn<RecipeForm, unknown, Recipe>

/** A form that nobody has touched, as the provider has it. */
export const EMPTY_FORM: RecipeForm = { ...DEFAULT_RECIPE, images: [], takeOf: undefined }

/** A form that nobody has touched, as this team begins. */
export function untouchedForm(defaults: RecipeDefaults): RecipeForm {
  return { ...EMPTY_FORM, ...defaults }
}

/** The recipe of a form, with the images that the library has. */
export function recipeOf({ images: stills, parts: _, takeOf: __, ...settings }: RecipeForm): Recipe {
  const images = stills.flatMap((still) =>
    still.state === 'ready' ? [{ role: still.role, sha256: still.image.sha256 }] : [],
  )
  return { ...settings, images }
}

/** The form that would submit the recipe of a generation once more: the same images in the same roles and order. */
export function formOf({ id, recipe, images, status }: RecipeSource): RecipeForm {
  const stills = images.map(({ role, ...image }): Still => {
    // The library does not know what a file was called.
    const name = image.url.slice(image.url.lastIndexOf('/') + 1).replace(/^(.{8})[^.]*/, '$1')
    return { key: newId(), role, name, previewUrl: image.url, state: 'ready', image }
  })
  const takeOf = id === undefined ? undefined : { id, prompt: recipe.prompt, project: status?.marks.project }
  return { ...recipe, images: stills, takeOf }
}

/** Loads what checks a recipe, ahead of the first press of Generate. Rejects while the server is away. */
export const loadCheck = () => import('./check-recipe.ts')

/** Holds a form to the recipe's own schema, which comes when it is first needed, so that the page need not wait for it. */
export const recipeResolver: Resolver<RecipeForm, unknown, Recipe> = async (form, context, options) => {
  const { checkRecipe } = await loadCheck()
  const result = await checkRecipe(recipeOf(form), context, { ...options, fields: {}, names: [] })
  // Both sides name the same controls; only what stands behind `images` differs.
  return result as Awaited<ReturnType<Resolver<RecipeForm, unknown, Recipe>>>
}

/** What stands in the form. Its own `getValues` tells of the defaults until its effects have run, which is after those of what it is drawn around. */
export const valuesOf = (form: RecipeFormApi): RecipeForm => ({ ...(form.control._formValues as RecipeForm) })

/** Puts the given values into the form, as if a person had chosen them; the rest stays. */
export function fillForm(form: RecipeFormApi, values: Partial<RecipeForm>): void {
  // Parts are those of a prompt: another one has its own, or none.
  form.setValues(values.prompt === undefined ? values : { ...values, parts: values.parts })
  form.clearErrors()
}
