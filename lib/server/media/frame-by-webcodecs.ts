import { FilePathSource, Input, MP4, QTFF, type VideoSample, VideoSampleSink } from 'mediabunny'
import type { Sharp } from 'sharp'
import { boundedSharp } from './bounded-sharp.ts'
import type { ReadFrame } from './read-frame.ts'

/** Reads a frame with node-webcodecs, where its native part exists for this platform. */
export const readFrame: ReadFrame = async (path, seconds) => {
  if (!(await installWebCodecs())) return 'no_decoder'
  const input = new Input({ source: new FilePathSource(path), formats: [MP4, QTFF] })
  try {
    const track = await input.getPrimaryVideoTrack()
    if (!track || !(await track.canDecode())) return 'no_decoder'
    const sample = await new VideoSampleSink(track).getSample(seconds)
    if (!sample) throw new Error('No frame at this time.')
    try {
      return await toSharp(sample, await track.getDisplayWidth(), await track.getDisplayHeight())
    } finally {
      sample.close()
    }
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

/** Width and height are the track's, since a sample does not know of pixels that are not square. */
async function toSharp(sample: VideoSample, width: number, height: number): Promise<Sharp> {
  const pixels = Buffer.alloc(sample.allocationSize({ format: 'RGBA' }))
  await sample.copyTo(pixels, { format: 'RGBA' })
  const stored = { width: sample.visibleRect.width, height: sample.visibleRect.height, channels: 4 } as const
  // In a pass of its own: whoever takes the frame resizes it again, and sharp keeps only the last size asked for.
  const upright = await boundedSharp(pixels, { raw: stored })
    .removeAlpha()
    .rotate(sample.rotation)
    .resize(width, height, { fit: 'fill' })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return boundedSharp(upright.data, { raw: { width: upright.info.width, height: upright.info.height, channels: 3 } })
}
