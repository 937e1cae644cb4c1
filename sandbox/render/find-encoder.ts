import { spawnSync } from 'node:child_process'
import type { ClipSource } from './clip-source.ts'
import { encodeWithFfmpeg } from './encode-with-ffmpeg.ts'
import { encodeWithWebcodecs } from './encode-with-webcodecs.ts'

export type Encode = (source: ClipSource, path: string) => Promise<void>

/**
 * The encoder of this machine: node-webcodecs where its statically linked build loads, else the system's ffmpeg.
 * Throws a sentence for the user when there is neither.
 */
export async function findEncoder(): Promise<Encode> {
  // The dynamic build wants FFmpeg libraries of the right version on the machine; the static one brings its own.
  process.env.NODE_WEBCODECS_FORCE ??= 'static'
  try {
    await import('node-webcodecs/register')
    return encodeWithWebcodecs
  } catch {
    if (spawnSync('ffmpeg', ['-version'], { stdio: 'ignore' }).status === 0) return encodeWithFfmpeg
    throw new Error(
      'The sandbox cannot make clips on this machine: neither the optional package node-webcodecs nor ffmpeg is there. Install ffmpeg.',
    )
  }
}
