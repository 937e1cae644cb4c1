import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { boundedSharp } from './bounded-sharp.ts'
import type { ReadFrame } from './read-frame.ts'

const run = promisify(execFile)

const TIME_LIMIT_MS = 10_000
/** A 4K frame as BMP has 25 MB. */
const MAX_OUTPUT_BYTES = 64_000_000

/** Reads a frame with the system's ffmpeg, where there is one. It turns the picture upright by itself. */
export const readFrame: ReadFrame = async (path, seconds) => {
  const output = ['-frames:v', '1', '-vf', 'scale=iw*sar:ih,setsar=1', '-f', 'image2pipe', '-c:v', 'png', 'pipe:1']
  const args = [
    '-v',
    'error',
    '-nostdin',
    '-protocol_whitelist',
    'file,pipe',
    '-ss',
    seconds.toFixed(3),
    '-i',
    `file:${path}`,
  ]
  try {
    const { stdout } = await run('ffmpeg', [...args, ...output], {
      encoding: 'buffer',
      timeout: TIME_LIMIT_MS,
      killSignal: 'SIGKILL',
      maxBuffer: MAX_OUTPUT_BYTES,
    })
    return boundedSharp(stdout)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'no_decoder'
    throw error
  }
}
