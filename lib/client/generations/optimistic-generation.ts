import type { Still } from '#lib/client/board/still'
import type { GenerationView } from '#lib/domain/generation/generation'
import { NO_MARKS } from '#lib/domain/marks/marks'
import type { Recipe } from '#lib/domain/recipe/recipe'

/**
 * The card that stands before the server has answered. It goes by its click key until the real one takes its place.
 * @param now Unix milliseconds of the server's clock, as all times of a generation
 */
export function optimisticGeneration(
  clickKey: string,
  recipe: Recipe,
  stills: readonly Still[],
  now: number,
  takeOf: string | null = null,
): GenerationView {
  return {
    id: clickKey,
    createdAt: now,
    // Nobody: it leads nowhere and cannot be changed.
    createdBy: '',
    by: null,
    takeOf,
    // Which take it is, the server says.
    shot: { id: clickKey, take: 1, takes: 1 },
    recipe,
    images: stills.flatMap((still) =>
      still.state === 'ready'
        ? [
            {
              role: still.role,
              sha256: still.image.sha256,
              url: still.image.url,
              width: still.image.width,
              height: still.image.height,
              bytes: still.image.bytes,
            },
          ]
        : [],
    ),
    status: {
      id: clickKey,
      state: 'queued',
      stateSince: now,
      acceptedAt: null,
      progress: null,
      resultExpiresAt: null,
      failure: null,
      unclear: false,
      billed: null,
      unconfirmed: null,
      clip: null,
      frames: [],
      marks: NO_MARKS,
      review: null,
      deleted: false,
      restored: false,
    },
  }
}
