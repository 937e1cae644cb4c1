import { placed } from './landing.ts'
import type { Still } from './still.ts'

function frame(board: readonly Still[], role: Still['role']): Still | undefined {
  return board.find((still) => still.role === role)
}

/** Whether two stills show the same picture; one that is on its way is known by its preview. */
function samePicture(a: Still, b: Still): boolean {
  if (a.previewUrl === b.previewUrl) return true
  return a.state === 'ready' && b.state === 'ready' && a.image.sha256 === b.image.sha256
}

/** Whether a clip of these stills ends where it begins. */
export function isLoop(board: readonly Still[]): boolean {
  const [first, last] = [frame(board, 'first_frame'), frame(board, 'last_frame')]
  return first !== undefined && last !== undefined && samePicture(first, last)
}

/**
 * Makes the last frame the same picture as the first, or frees it where it is already. Without a first frame nothing changes.
 * @param key for the new still
 */
export function loopToggled(board: readonly Still[], key: string): Still[] {
  const first = frame(board, 'first_frame')
  if (!first) return [...board]
  if (isLoop(board)) return board.filter((still) => still.role !== 'last_frame')
  return placed(board, { ...first, key, role: 'last_frame' })
}
