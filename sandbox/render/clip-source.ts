/** What an encoder is given: how to draw each frame, and the sound. */
export type ClipSource = {
  width: number
  height: number
  frames: number
  /** Draws frame `index` as limited-range BT.709 I420 of width x height; the array is used again for the next one. */
  draw(index: number): Uint8Array
  /** 48 kHz stereo, left and right by turns, or undefined for a silent clip. */
  sound: Float32Array | undefined
}

export const SAMPLE_RATE = 48_000

/** Bits per second for a picture of that many pixels: 4 Mbit/s at 720p and 8 at 1080p, far above what calm motion needs. */
export function videoBitrate(pixels: number): number {
  return pixels > 1280 * 720 ? 8_000_000 : 4_000_000
}

export const AUDIO_BITRATE = 128_000
