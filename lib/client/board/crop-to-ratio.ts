import type { ActionProblem } from '#lib/domain/actions'
import type { LibraryImage } from '#lib/domain/generation/generation'
import { largestFrame } from '#lib/domain/images/crop-frame'
import type { CropActions } from '#lib/domain/images/crop-schema'
import { proportionOf } from '#lib/domain/images/ratio'
import type { AspectRatio } from '#lib/domain/recipe/recipe'
import type { Still } from './still.ts'

export type Cropped =
  | { ok: true; images: Map<string, LibraryImage> }
  | { ok: false; problem: ActionProblem | 'no_answer' }

/**
 * Crops images to a ratio without asking where: the largest frame, as near as it gets to where each was cropped before, or in the middle.
 * @param keys of the stills that are meant; those that are in the library are all cropped or none is named. Never rejects
 */
export async function cropToRatio(
  { cropSource, cropImage }: CropActions,
  stills: readonly Still[],
  keys: readonly string[],
  ratio: AspectRatio,
): Promise<Cropped> {
  const images = new Map<string, LibraryImage>()
  try {
    for (const still of stills) {
      if (still.state !== 'ready' || !keys.includes(still.key)) continue
      const source = await cropSource(still.image.sha256)
      if (!source.ok) return source
      const { original, crop } = source.value
      const frame = largestFrame(original, proportionOf(ratio), crop ?? undefined)
      const answer = await cropImage({ of: original.sha256, crop: frame })
      if (!answer.ok) return answer
      images.set(still.key, answer.value)
    }
    return { ok: true, images }
  } catch {
    return { ok: false, problem: 'no_answer' }
  }
}
