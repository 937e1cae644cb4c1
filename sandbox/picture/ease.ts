const clamp = (value: number) => Math.min(1, Math.max(0, value))

/** 0 before `from`, 1 after `to`, and between them a start and a stop without a jerk. */
export function easeBetween(from: number, to: number, at: number): number {
  const t = clamp((at - from) / (to - from))
  return t * t * t * (t * (6 * t - 15) + 10)
}

/** Like {@link easeBetween}, but fast at first and slow to arrive: for things that come in. */
export function easeOutBetween(from: number, to: number, at: number): number {
  return 1 - (1 - clamp((at - from) / (to - from))) ** 3
}

/** A slow move from 0 to 1 over the whole clip, nearly even, softened at both ends. */
export function drift(share: number): number {
  return 0.6 * share + 0.4 * (0.5 - 0.5 * Math.cos(Math.PI * share))
}
