import type { Shape } from '#lib/domain/recipe/shape'

/**
 * How long clips of one kind took, in ms from the provider's acceptance to ready: half of them between `from` and `to`, nine in ten no longer
 * than `long`.
 */
export type UsualTime = { from: number; to: number; long: number }

/** Clips of one kind that must be known before they say what is usual. */
export const TIMES_NEEDED = 5

/**
 * Until then: reports of Kling v3 jobs, on average about 164 s from an image and 319 s from text alone. No spread is reported, so twice as long
 * counts as long.
 */
export function reportedTime(shape: Shape): UsualTime {
  const ms = shape === 'text' ? 319_000 : 164_000
  return { from: ms, to: ms, long: 2 * ms }
}

/** How to say it: whole minutes, or below one and a half whole tens of seconds. One number where both come to the same. */
export function usualWords({ from, to }: UsualTime): {
  unit: 'min' | 's'
  range: 'one' | 'two'
  from: number
  to: number
} {
  const unit = to < 90_000 ? 's' : 'min'
  const step = unit === 's' ? 10_000 : 60_000
  const round = (ms: number) => Math.max(1, Math.round(ms / step)) * (unit === 's' ? 10 : 1)
  const said = { from: round(from), to: round(to) }
  return { unit, range: said.from === said.to ? 'one' : 'two', ...said }
}
