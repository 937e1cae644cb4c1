import { createHash } from 'node:crypto'
import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input } from 'mediabunny'

/** Every track of a clip and every packet of it, by what a decoder gets to see: kind, time, length in time, and the bytes themselves. */
export async function packetsOf(clip: Uint8Array) {
  const input = new Input({ source: new BufferSource(clip), formats: ALL_FORMATS })
  const tracks = []
  for (const track of await input.getTracks()) {
    const packets = []
    for await (const { type, timestamp, duration, data } of new EncodedPacketSink(track).packets())
      packets.push({ type, timestamp, duration, sha256: createHash('sha256').update(data).digest('hex') })
    tracks.push({ type: track.type, codec: await track.getCodecParameterString(), packets })
  }
  input.dispose()
  return tracks
}
