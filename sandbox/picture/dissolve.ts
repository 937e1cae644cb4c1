import type { Frame } from './frame.ts'

/** Mixes `next` into `frame`: 0 leaves it as it is, 1 replaces it. */
export function dissolve(frame: Frame, next: Frame, share: number): void {
  const weight = Math.round(share * 256)
  const into = frame.data
  const from = next.data
  for (let i = 0; i < into.length; i++) {
    const old = into[i] ?? 0
    into[i] = old + ((((from[i] ?? 0) - old) * weight + 128) >> 8)
  }
}
