import { useWatch } from 'react-hook-form'
import type { Sent } from '#lib/client/drafts/sent'
import { sentWish } from '#lib/client/drafts/sent-wish'
import { type RecipeFormApi, recipeOf } from '#lib/client/recipe/recipe-form'

/** Whether the recipe stands as it was submitted: one letter more, or an image that is still on its way, and it is another one. */
export function useIsSent(form: RecipeFormApi, sent: Sent | null): boolean {
  const [prompt, negativePrompt, mode, duration, aspectRatio, audio, watermark, images] = useWatch({
    control: form.control,
    name: ['prompt', 'negativePrompt', 'mode', 'duration', 'aspectRatio', 'audio', 'watermark', 'images'],
  })
  if (!sent || images.some(({ state }) => state !== 'ready')) return false
  const recipe = recipeOf({ prompt, negativePrompt, mode, duration, aspectRatio, audio, watermark, images })
  return sentWish(recipe) === sent.wish
}
