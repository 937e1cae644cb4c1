import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { S3Objects } from './s3-objects.ts'

/** Whoever removes an object begins the last call of it within this. In ms. */
const REMOVE_WITHIN_MS = 10_000
/** A mark that stands for longer is one of a process that died: whoever set it does nothing any more. In ms. */
const DEAD_AFTER_MS = 40_000
const LOOK_EVERY_MS = 200
/** Stores tell times in whole seconds. */
const SECOND_MS = 1_000

const EMPTY = new Uint8Array()
const markOf = (key: string) => `removing/${key}`
const MARK = {
  body: () => EMPTY,
  sha256: createHash('sha256').update(EMPTY).digest('hex'),
  bytes: 0,
  type: 'application/octet-stream',
}

/**
 * Removes an object unless it was written within `olderThanMs`, if that is given. No store removes an object only if it is still the same one, so
 * a mark says beforehand that it may go: who writes it meanwhile sees the mark (`untilUnmarked`), or is seen by the look at its age, which
 * comes after the mark. That age is by the store's clock, which has just told when the mark was written.
 * @returns whether it was there and is gone
 */
export async function removeOlder(objects: S3Objects, key: string, olderThanMs?: number): Promise<boolean> {
  const began = performance.now()
  await objects.put(markOf(key), MARK)
  try {
    const [mark, found] = await Promise.all([objects.head(markOf(key)), objects.head(key)])
    if (!mark || !found) return false
    const young = olderThanMs !== undefined && found.modifiedAt + SECOND_MS > mark.modifiedAt - olderThanMs
    if (young || performance.now() - began > REMOVE_WITHIN_MS) return false
    await objects.remove(key)
    return true
  } finally {
    await objects.remove(markOf(key))
  }
}

/** For who has just written an object: resolves once nobody is about to remove it. It may be gone then, and has to be looked for. */
export async function untilUnmarked(objects: S3Objects, key: string): Promise<void> {
  const began = performance.now()
  while (await objects.head(markOf(key))) {
    if (performance.now() - began > DEAD_AFTER_MS) return objects.remove(markOf(key))
    await pause(LOOK_EVERY_MS)
  }
}
