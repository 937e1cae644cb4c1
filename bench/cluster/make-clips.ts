import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** 1.25 s of 320 x 180 with sound. */
const CLIP = fileURLToPath(new URL('../../lib/server/media/testing/dark-then-bars.mp4', import.meta.url))

/**
 * Lays clips into a folder that differ in nothing but a few bytes at their end, which players pass over.
 * @param bytes the least that each has
 */
export function makeClips(folder: string, count: number, bytes: number): void {
  mkdirSync(folder, { recursive: true })
  const clip = readFileSync(CLIP)
  for (let number = 0; number < count; number += 1) {
    // A box of nothing: its length, its name, and what tells the clips apart.
    const free = Buffer.alloc(Math.max(24, bytes - clip.length))
    free.writeUInt32BE(free.length)
    free.write(`free clip ${number}`, 4)
    writeFileSync(path.join(folder, `${String(number).padStart(4, '0')}.mp4`), Buffer.concat([clip, free]))
  }
}
