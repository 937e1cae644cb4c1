import { fractionOf } from '#sandbox/picture/palette'
import { SAMPLE_RATE } from './clip-source.ts'

/** Two open chords in semitones above the root: a major ninth, and the suspended one that leads back. */
const CHORDS = [
  [0, 7, 14, 16, 23],
  [-3, 5, 12, 16, 21],
] as const

/** Overtones of a voice and their loudness: a soft reed. */
const OVERTONES = [1, 0.34, 0.12, 0.05] as const

/** Far below full scale, so that a wall of clips does not shout. */
const LOUDNESS = 0.05

/** A calm pad of two chords that flow into each other, in a key that the prompt chooses; stereo, left and right by turns. */
export function chordPad(prompt: string, seconds: number): Float32Array {
  const root = 98 * 2 ** (Math.floor(fractionOf(prompt, 'key') * 7) / 12)
  const frames = Math.round(seconds * SAMPLE_RATE)
  const sound = new Float32Array(frames * 2)
  for (const [index, chord] of CHORDS.entries()) {
    for (const [voice, semitone] of chord.entries()) {
      addVoice(sound, root * 2 ** (semitone / 12), voice, (share) => (index === 0 ? 1 - flow(share) : flow(share)))
    }
  }
  for (let i = 0; i < frames; i++) {
    const at = i / SAMPLE_RATE
    const edge = Math.min(1, at / 1.2) * Math.min(1, (seconds - at) / 1.4)
    const level = LOUDNESS * edge * edge * (3 - 2 * edge)
    sound[2 * i] = (sound[2 * i] ?? 0) * level
    sound[2 * i + 1] = (sound[2 * i + 1] ?? 0) * level
  }
  return sound
}

/** The first chord gives way to the second in the middle of the clip. */
function flow(share: number): number {
  const t = Math.min(1, Math.max(0, (share - 0.35) / 0.3))
  return t * t * (3 - 2 * t)
}

/** Two strings a few cents apart, one for each ear, that swell slowly. One period of the tone is a table: sine is dear. */
function addVoice(sound: Float32Array, pitch: number, voice: number, weightAt: (share: number) => number): void {
  const frames = sound.length / 2
  const swell = 0.13 + 0.04 * voice
  for (const ear of [0, 1]) {
    const step = (pitch * (1 + (ear - 0.5) * 0.004) * TONE.length) / SAMPLE_RATE
    let phase = voice * 777 + ear * 1234
    let gain = 0
    for (let i = 0; i < frames; i++) {
      if (i % 480 === 0) {
        const breath = 0.75 + 0.25 * Math.sin(2 * Math.PI * (swell * (i / SAMPLE_RATE) + ear * 0.25 + voice * 0.2))
        gain = (weightAt(i / frames) * breath) / (1 + 0.25 * voice)
      }
      sound[2 * i + ear] = (sound[2 * i + ear] ?? 0) + gain * (TONE[phase & (TONE.length - 1)] ?? 0)
      phase += step
    }
  }
}

const TONE = Float32Array.from({ length: 4096 }, (_, index) =>
  OVERTONES.reduce((sum, loudness, n) => sum + loudness * Math.sin((2 * Math.PI * (n + 1) * index) / 4096), 0),
)
