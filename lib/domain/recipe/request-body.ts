import type { Recipe } from './recipe.ts'

/** The JSON of `POST /v1/videos/generations`, field for field as the Kling v3 page has it. */
export type RequestBody = {
  model: 'kling-v3'
  prompt: string
  mode: Recipe['mode']
  duration: number
  aspect_ratio: Recipe['aspectRatio']
  reference_images?: string[]
  image_with_roles?: { url: string; role: 'first_frame' | 'last_frame' }[]
  audio?: true
  metadata?: { negative_prompt?: string; watermark?: true }
  client_business_id?: string
}

/**
 * Writes a recipe as the provider's request.
 * References go through `reference_images`, because the role name for them differs between copies of the documentation.
 * `metadata` takes its two documented keys and no other: the gateway merges it into the model's parameters.
 * @param urlOf the public URL of an image, by SHA-256, as the upload endpoint answered it
 * @param clientBusinessId the attempt's own id, or undefined to leave the field out
 */
export function requestBody(
  recipe: Recipe,
  urlOf: (sha256: string) => string,
  clientBusinessId: string | undefined,
): RequestBody {
  const urls = (role: string) => recipe.images.filter((i) => i.role === role).map((i) => urlOf(i.sha256))
  const references = urls('reference')
  const frames = (['first_frame', 'last_frame'] as const).flatMap((role) => urls(role).map((url) => ({ url, role })))
  const metadata = {
    ...(recipe.negativePrompt && { negative_prompt: recipe.negativePrompt }),
    ...(recipe.watermark && { watermark: true as const }),
  }
  return {
    model: 'kling-v3',
    prompt: recipe.prompt,
    mode: recipe.mode,
    duration: recipe.duration,
    aspect_ratio: recipe.aspectRatio,
    ...(references.length > 0 && { reference_images: references }),
    ...(frames.length > 0 && { image_with_roles: frames }),
    ...(recipe.audio && { audio: true as const }),
    ...(Object.keys(metadata).length > 0 && { metadata }),
    ...(clientBusinessId !== undefined && { client_business_id: clientBusinessId }),
  }
}
