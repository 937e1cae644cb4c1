import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { boundedSharp } from './bounded-sharp.ts'
import type { Frame, FrameWish, ReadFrames } from './read-frames.ts'

/** Frames come no larger than this on their long side: what the largest picture made of them needs. */
const LONG_SIDE = 960

/** Reads frames with the system's ffmpeg, where there is one. It turns pictures upright by itself. */
export const readFrames: ReadFrames = async (path, wish, take) => {
  const scale = Math.min(1, LONG_SIDE / Math.max(wish.width, wish.height))
  const size = { width: Math.round(wish.width * scale), height: Math.round(wish.height * scale) }
  const ffmpeg = spawn('ffmpeg', argumentsFor(path, wish, size), { stdio: ['ignore', 'pipe', 'ignore'] })
  const started = await once(ffmpeg, 'spawn').catch((error: Error) => error)
  if (started instanceof Error) {
    if ('code' in started && started.code === 'ENOENT') return 'no_decoder'
    throw started
  }
  const ended = once(ffmpeg, 'close')
  let index = 0
  for await (const pixels of inPieces(ffmpeg.stdout, size.width * size.height * 3)) {
    const frame = toFrame(pixels, size)
    // It chooses none twice.
    const at = wish.frames[index]
    for (; at !== undefined && at === wish.frames[index]; index += 1) await take(frame, index)
  }
  const [code] = await ended
  if (code !== 0 || index < wish.frames.length) throw new Error('ffmpeg could not decode this clip.')
  return 'read'
}

function argumentsFor(
  path: string,
  { frames }: FrameWish,
  { width, height }: { width: number; height: number },
): string[] {
  // Numbered anew, for else the frames left out would be made up for by doubles; older versions know no option that says so.
  const choose = `select='${frames.map((frame) => `eq(n,${frame})`).join('+')}',setpts=N/(25*TB)`
  const input = ['-v', 'error', '-nostdin', '-protocol_whitelist', 'file,pipe', '-i', `file:${path}`, '-an']
  const output = ['-vf', `${choose},scale=${width}:${height}`, '-r', '25', '-pix_fmt', 'rgb24', '-f', 'rawvideo']
  return [...input, ...output, 'pipe:1']
}

async function* inPieces(stream: AsyncIterable<Buffer>, length: number): AsyncGenerator<Buffer> {
  let piece = Buffer.alloc(length)
  let filled = 0
  for await (const chunk of stream)
    for (let from = 0; from < chunk.length; ) {
      const taken = chunk.copy(piece, filled, from)
      from += taken
      filled += taken
      if (filled < length) continue
      yield piece
      piece = Buffer.alloc(length)
      filled = 0
    }
}

function toFrame(pixels: Buffer, { width, height }: { width: number; height: number }): Frame {
  return {
    rgb: (toWidth, toHeight) =>
      boundedSharp(pixels, { raw: { width, height, channels: 3 } })
        .resize(toWidth, toHeight, { fit: 'fill' })
        .raw()
        .toBuffer(),
  }
}
