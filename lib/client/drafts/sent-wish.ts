import type { Recipe } from '#lib/domain/recipe/recipe'

/** A recipe as it is submitted, to be compared: blanks around the words are none of it. */
export function sentWish({ prompt, negativePrompt, images, ...rest }: Recipe): string {
  const { mode, duration, aspectRatio, audio, watermark } = rest
  const stills = images.map(({ role, sha256 }) => [role, sha256])
  return JSON.stringify([prompt.trim(), negativePrompt.trim(), mode, duration, aspectRatio, audio, watermark, stills])
}
