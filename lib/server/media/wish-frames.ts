import { EncodedPacketSink, FilePathSource, Input, MP4, QTFF } from 'mediabunny'
import type { FrameWish } from './read-frames.ts'

/** `count` frames of a clip from its first to its very last, at equal distances in time. Throws when it has no video. */
export async function wishFrames(path: string, count: number): Promise<FrameWish> {
  const input = new Input({ source: new FilePathSource(path), formats: [MP4, QTFF] })
  try {
    const track = await input.getPrimaryVideoTrack()
    if (!track) throw new Error('No video in this clip.')
    const times: number[] = []
    const packets = new EncodedPacketSink(track).packets(undefined, undefined, { metadataOnly: true })
    for await (const { timestamp } of packets) times.push(timestamp)
    times.sort((a, b) => a - b)
    const [first = 0] = times
    const step = ((times.at(-1) ?? 0) - first) / (count - 1)
    const frames = Array.from({ length: count }, (_, i) => frameAt(times, first + step * i))
    return { width: await track.getDisplayWidth(), height: await track.getDisplayHeight(), frames }
  } finally {
    input.dispose()
  }
}

/** Which frame is shown at a time, in seconds; a tenth of a millisecond is no more than a rounded number. */
function frameAt(times: readonly number[], seconds: number): number {
  return times.findLastIndex((time) => time <= seconds + 1e-4)
}
