import { queryOptions } from '@tanstack/react-query'
import { fetchAs } from '#lib/client/fetch-as'
import type { PresetValue, PresetView } from '#lib/domain/recipe/preset'
import { type RecipeForm, recipeOf } from './recipe-form.ts'

/** What of a recipe a preset may keep, as it is offered. */
export const PRESET_PARTS = ['prompt', 'negativePrompt', 'settings', 'images'] as const
export type PresetPart = (typeof PRESET_PARTS)[number]

/** The presets of this installation; asked for anew whenever they are shown, for everybody shares them. */
export function presetsQuery() {
  return queryOptions({
    queryKey: ['presets'],
    queryFn: async ({ signal }) => {
      const schema = () => import('#lib/domain/recipe/preset').then((module) => module.presetListSchema)
      return (await fetchAs('/api/presets', schema, signal)).presets
    },
    staleTime: 0,
    retry: false,
  })
}

/** Parts of a form that there is something to keep of: settings always, texts when written, images when the library has them. */
export function partsToKeep(form: RecipeForm): PresetPart[] {
  const { prompt, negativePrompt, images } = recipeOf(form)
  return PRESET_PARTS.filter((part) => {
    if (part === 'settings') return true
    return part === 'images' ? images.length > 0 : (part === 'prompt' ? prompt : negativePrompt).trim() !== ''
  })
}

/** What a preset of the given parts of a form holds. */
export function presetValue(form: RecipeForm, parts: readonly PresetPart[]): PresetValue {
  const { prompt, negativePrompt, images, ...settings } = recipeOf(form)
  return {
    version: 1,
    ...(parts.includes('prompt') && { prompt }),
    ...(parts.includes('negativePrompt') && { negativePrompt }),
    ...(parts.includes('settings') && settings),
    ...(parts.includes('images') && { images }),
  }
}

/**
 * What applying a preset puts into the form. Images that the library no longer has are left out.
 * @param newKey names a still that comes onto the board
 */
export function presetForm({ name, value, images }: PresetView, newKey: () => string): Partial<RecipeForm> {
  const { version: _, images: wished, ...rest } = value
  if (!wished) return rest
  const stills = images.flatMap(({ role, sha256, image }) =>
    image
      ? [{ key: newKey(), role, name, previewUrl: image.url, state: 'ready' as const, image: { ...image, sha256 } }]
      : [],
  )
  return { ...rest, images: stills }
}
