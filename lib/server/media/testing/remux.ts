import {
  ALL_FORMATS,
  BufferSource,
  BufferTarget,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  Input,
  Mp4OutputFormat,
  Output,
} from 'mediabunny'

/** The pictures of a clip in a new MP4 that is laid out as asked, without its sound. @param rotation to mark it with, in degrees */
export async function remux(clip: Uint8Array, fastStart: false | 'in-memory' | 'fragmented', rotation: 0 | 90 = 0) {
  const input = new Input({ source: new BufferSource(clip), formats: ALL_FORMATS })
  const track = await input.getPrimaryVideoTrack()
  const codec = await track?.getCodec()
  if (!track || !codec) throw new Error('The clip has no pictures.')
  const decoderConfig = await track.getDecoderConfig()
  const target = new BufferTarget()
  const output = new Output({ format: new Mp4OutputFormat({ fastStart }), target })
  const source = new EncodedVideoPacketSource(codec)
  output.addVideoTrack(source, { rotation })
  await output.start()
  for await (const packet of new EncodedPacketSink(track).packets())
    await source.add(packet, decoderConfig ? { decoderConfig } : undefined)
  await output.finalize()
  input.dispose()
  return Buffer.from(target.buffer ?? new ArrayBuffer(0))
}
