import {
  AudioSample,
  AudioSampleSource,
  FilePathTarget,
  Mp4OutputFormat,
  Output,
  VideoSample,
  VideoSampleSource,
} from 'mediabunny'
import { AUDIO_BITRATE, type ClipSource, SAMPLE_RATE, videoBitrate } from './clip-source.ts'
import { FPS } from './render-job.ts'

const COLOR_SPACE = { primaries: 'bt709', transfer: 'bt709', matrix: 'bt709', fullRange: false } as const

/** The AAC encoder of node-webcodecs takes exactly one AAC frame at a time, and stereo only interleaved. */
const AAC_FRAME = 1024

/** The encoder adds one frame of its own before the first: with it the sound ends just before the picture does. */
const SOUND_LEAD = 2 * AAC_FRAME

/** Encodes H.264 and AAC with node-webcodecs, whose globals must be in place, into an MP4 that starts at once. */
export async function encodeWithWebcodecs(source: ClipSource, path: string): Promise<void> {
  const { width, height, frames, sound } = source
  const output = new Output({
    format: new Mp4OutputFormat({ fastStart: 'in-memory' }),
    target: new FilePathTarget(path),
  })
  const video = new VideoSampleSource({
    codec: 'avc',
    bitrate: videoBitrate(width * height),
    keyFrameInterval: 2,
    // The encoder with a thread of its own at times says that it is done before its last frame comes, and the clip is without it.
    onEncoderConfig: (config) => void Object.assign(config, { useWorkerThread: false }),
    // The encoder leaves the colours unnamed, and players then guess by size.
    onEncodedPacket: (_, meta) => {
      if (meta?.decoderConfig) meta.decoderConfig.colorSpace = COLOR_SPACE
    },
  })
  output.addVideoTrack(video, { frameRate: FPS })
  const audio = sound && new AudioSampleSource({ codec: 'aac', bitrate: AUDIO_BITRATE })
  if (audio) output.addAudioTrack(audio)
  await output.start()

  let heard = 0
  for (let index = 0; index < frames; index++) {
    // Copies what was drawn, once: a sample of bytes would be copied three times on its way.
    const frame = new VideoFrame(source.draw(index), {
      format: 'I420',
      codedWidth: width,
      codedHeight: height,
      timestamp: (index / FPS) * 1e6,
      duration: 1e6 / FPS,
      colorSpace: COLOR_SPACE,
    })
    const sample = new VideoSample(frame)
    await video.add(sample)
    sample.close()
    const until = ((index + 1) / FPS) * SAMPLE_RATE
    for (; audio && sound && heard + SOUND_LEAD <= until; heard += AAC_FRAME) await addSound(audio, sound, heard)
  }
  video.close()
  audio?.close()
  await output.finalize()
}

async function addSound(audio: AudioSampleSource, sound: Float32Array, from: number): Promise<void> {
  const data = sound.slice(from * 2, (from + AAC_FRAME) * 2)
  const sample = new AudioSample({
    data,
    format: 'f32',
    numberOfChannels: 2,
    sampleRate: SAMPLE_RATE,
    timestamp: from / SAMPLE_RATE,
  })
  await audio.add(sample)
  sample.close()
}
