import { type ASPECT_RATIOS, DURATIONS, type MODES } from '#lib/domain/limits'

export const ROLES = ['first_frame', 'last_frame', 'reference'] as const
export type Role = (typeof ROLES)[number]
export type Mode = keyof typeof MODES
export type AspectRatio = keyof typeof ASPECT_RATIOS

/** A still of ours, by the lower-case hex SHA-256 of its normalised bytes, and what it is for. */
export type RoleImage = { role: Role; sha256: string }

/** What the creator chose. Images stand in the order in which they are sent. What makes one valid is in recipe-schema.ts. */
export type Recipe = {
  prompt: string
  negativePrompt: string
  mode: Mode
  /** Seconds. */
  duration: number
  aspectRatio: AspectRatio
  audio: boolean
  watermark: boolean
  images: RoleImage[]
}

/** The provider's own defaults: what an untouched form holds. Source: the Kling v3 page. */
export const DEFAULT_RECIPE: Recipe = {
  prompt: '',
  negativePrompt: '',
  mode: 'std',
  duration: 5,
  aspectRatio: '16:9',
  audio: false,
  watermark: false,
  images: [],
}

/** What a recipe begins with: everything of it that is chosen rather than written or dropped. */
export type RecipeDefaults = Pick<Recipe, 'mode' | 'duration' | 'aspectRatio' | 'audio' | 'watermark'>

/** Length of a text as people and the provider count it: in Unicode code points, not UTF-16 units. */
export function codePoints(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}

/** Whether a length is offered for a recipe with or without images. */
export function durationFits(seconds: number, withImages: boolean): boolean {
  const row = DURATIONS.find((duration) => duration.seconds === seconds)
  return row === undefined || !withImages || row.withImages
}
