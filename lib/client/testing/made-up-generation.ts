import type { ClipView, GenerationStatus, GenerationView } from '#lib/domain/generation/generation'
import { NO_MARKS } from '#lib/domain/marks/marks'
import { DEFAULT_RECIPE, type Recipe } from '#lib/domain/recipe/recipe'

export const MADE_UP_CLIP: ClipView = {
  url: '/media/aa.mp4',
  posterUrl: '/media/bb.jpg',
  smallPosterUrl: '/media/dd.jpg',
  spriteUrl: '/media/cc.jpg',
  width: 1280,
  height: 720,
  durationMs: 5000,
  hasAudio: false,
  bytes: 2_400_000,
  missing: false,
}

/** A generation for tests, queued unless told otherwise; a ready one has a clip, a failed one a failure. */
export function madeUpGeneration(
  id: string,
  status: Partial<GenerationStatus> = {},
  recipe: Partial<Recipe> = {},
): GenerationView {
  return {
    id,
    createdAt: 1_000,
    createdBy: 'somebody',
    by: null,
    takeOf: null,
    shot: { id, take: 1, takes: 1 },
    recipe: { ...DEFAULT_RECIPE, prompt: `Prompt of ${id}`, ...recipe },
    images: [],
    status: madeUpStatus(id, status),
  }
}

export function madeUpStatus(id: string, status: Partial<GenerationStatus> = {}): GenerationStatus {
  return {
    id,
    state: 'queued',
    stateSince: 1_000,
    acceptedAt: null,
    progress: null,
    resultExpiresAt: null,
    failure: status.state === 'failed' ? { code: 'provider', providerCode: null, providerMessage: null } : null,
    unclear: false,
    billed: null,
    unconfirmed:
      status.state === 'unconfirmed'
        ? { attempt: 1, sentAt: 1_000, lookups: 0, nextLookupAt: 1_000, canLookUp: true, elsewhere: false, named: null }
        : null,
    clip: status.state === 'ready' ? MADE_UP_CLIP : null,
    frames: [],
    marks: NO_MARKS,
    review: null,
    deleted: false,
    restored: false,
    ...status,
  }
}
