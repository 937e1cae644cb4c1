import type { Recipe } from '#lib/domain/recipe'

/**
 * How long a clip usually takes, in minutes, from submitting to ready.
 * Source: reports of Kling v3 jobs, about 164 s from an image and 319 s from text alone.
 */
export function usualMinutes({ images }: Pick<Recipe, 'images'>): number {
  return images.length > 0 ? 3 : 5
}

/** Past this many times the usual something takes long. */
const UNUSUAL = 2

/** Whether the screen should say that it takes long, and that it is still being waited for. */
export function takesLong(recipe: Pick<Recipe, 'images'>, elapsedMs: number): boolean {
  return elapsedMs > usualMinutes(recipe) * UNUSUAL * 60_000
}

/** Elapsed time as `1:05`, or `1:02:05` from an hour on. */
export function clockTime(elapsedMs: number): string {
  const seconds = Math.max(0, Math.floor(elapsedMs / 1000))
  const pad = (n: number) => String(n).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  return `${hours > 0 ? `${hours}:${pad(minutes)}` : minutes}:${pad(seconds % 60)}`
}
