import { EncodedPacketSink, FilePathSource, Input, type InputVideoTrack, MP4, QTFF } from 'mediabunny'
import { boundedSharp } from './bounded-sharp.ts'
import type { Frame, ReadFrames } from './read-frames.ts'

/** Reads frames with node-webcodecs, where its native part exists for this platform. */
export const readFrames: ReadFrames = async (path, wish, take) => {
  if (!(await installWebCodecs())) return 'no_decoder'
  const input = new Input({ source: new FilePathSource(path), formats: [MP4, QTFF] })
  try {
    const track = await input.getPrimaryVideoTrack()
    if (!track || !(await track.canDecode())) return 'no_decoder'
    const rotation = await track.getRotation()
    let at = 0
    let index = 0
    for await (const decoded of allFrames(track)) {
      try {
        const frame = at === wish.frames[index] ? await toFrame(decoded, rotation) : null
        for (; frame && at === wish.frames[index]; index += 1) await take(frame, index)
      } finally {
        decoded.close()
      }
      at += 1
    }
    if (index < wish.frames.length) throw new Error('Fewer frames came than the file names.')
    return 'read'
  } finally {
    input.dispose()
  }
}

/** An optional dependency: absent on some platforms, present without its binary on others. */
async function installWebCodecs(): Promise<boolean> {
  try {
    await import('node-webcodecs/register')
    return 'VideoDecoder' in globalThis
  } catch {
    return false
  }
}

/**
 * Every frame in the order in which they are shown. On this thread: the decoder with a thread of its own at times says that it is done before
 * its last frames come, and mediabunny's own sink then loses them; nobody waits for this process but its parent.
 * A packet that cannot be decoded is passed over, as players do, and told at the end.
 */
async function* allFrames(track: InputVideoTrack): AsyncGenerator<VideoFrame> {
  const config = await track.getDecoderConfig()
  if (!config) throw new Error('The file does not say how to decode it.')
  const decoded: VideoFrame[] = []
  let failure: DOMException | undefined
  const decoder = new VideoDecoder({
    output: (frame) => decoded.push(frame),
    error: (error) => {
      failure ??= error
    },
  })
  const onThisThread = { ...config, useWorkerThread: false }
  decoder.configure(onThisThread)
  try {
    for await (const packet of new EncodedPacketSink(track).packets()) {
      if (decoder.state !== 'configured') break
      decoder.decode(packet.toEncodedVideoChunk())
      yield* decoded.splice(0)
    }
    if (decoder.state === 'configured') await decoder.flush()
    yield* decoded.splice(0)
    if (failure) throw failure
  } finally {
    if (decoder.state !== 'closed') decoder.close()
  }
}

/** Copied out, so that the decoder's own memory is free for the next one. */
async function toFrame(decoded: VideoFrame, rotation: 0 | 90 | 180 | 270): Promise<Frame> {
  const { codedWidth: width, codedHeight: height } = decoded
  const pixels = Buffer.alloc(decoded.allocationSize({ format: 'RGBA' }))
  await decoded.copyTo(pixels, { format: 'RGBA' })
  const [across, down] = rotation % 180 === 0 ? [width, height] : [height, width]
  return {
    rgb: (toWidth, toHeight) => {
      const every = Math.max(1, Math.floor(Math.min(across / toWidth, down / toHeight) / 2))
      const raw = { width: Math.floor(width / every), height: Math.floor(height / every), channels: 3 } as const
      return boundedSharp(packed(pixels, width, raw, every), { raw })
        .rotate(rotation)
        .resize(toWidth, toHeight, { fit: 'fill' })
        .raw()
        .toBuffer()
    },
  }
}

/**
 * Without alpha, which would cost sharp more than all else, and only each `every`-th pixel both ways: twice as many as the result has are
 * enough to make it of.
 */
function packed(rgba: Buffer, stride: number, to: { width: number; height: number }, every: number): Buffer {
  const rgb = Buffer.alloc(to.width * to.height * 3)
  let at = 0
  for (let y = 0; y < to.height; y += 1) {
    let from = y * every * stride * 4
    for (let x = 0; x < to.width; x += 1, from += every * 4, at += 3) {
      rgb[at] = rgba[from] ?? 0
      rgb[at + 1] = rgba[from + 1] ?? 0
      rgb[at + 2] = rgba[from + 2] ?? 0
    }
  }
  return rgb
}
