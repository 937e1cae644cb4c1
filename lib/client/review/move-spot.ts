import type { Spot } from '#lib/domain/review/review'

/** A press of an arrow key goes so far, as a share of the picture; with Shift ten times. */
const STEP = 0.01

const STEPS: Record<string, Spot> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

const within = (share: number) => Math.min(1, Math.max(0, Math.round(share * 10_000) / 10_000))

/** A spot after a key was pressed, within the picture; null for any other key. */
export function moveSpot({ x, y }: Spot, key: string, far: boolean): Spot | null {
  const step = STEPS[key]
  if (!step) return null
  const by = far ? STEP * 10 : STEP
  return { x: within(x + step.x * by), y: within(y + step.y * by) }
}

/** Where on a picture a pointer is. @param box the picture's, in the window */
export function spotWithin(
  box: { left: number; top: number; width: number; height: number },
  { clientX, clientY }: { clientX: number; clientY: number },
): Spot {
  return { x: within((clientX - box.left) / box.width), y: within((clientY - box.top) / box.height) }
}
