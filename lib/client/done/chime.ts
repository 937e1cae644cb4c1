/** Two tones of a bell, a fifth apart: pitch in Hz and when they begin, in s. */
const TONES = [
  { pitch: 659.26, at: 0 },
  { pitch: 987.77, at: 0.14 },
] as const
const LENGTH = 0.9
const LOUDNESS = 0.12

/** Plays a short, quiet sound. A browser that allows none without a press stays silent. */
export async function chime(): Promise<void> {
  const audio = new AudioContext()
  if (audio.state === 'suspended') await audio.resume().catch(() => {})
  for (const { pitch, at } of TONES) {
    const begin = audio.currentTime + at
    const tone = new OscillatorNode(audio, { frequency: pitch })
    const gain = new GainNode(audio, { gain: 0 })
    gain.gain.setValueAtTime(0, begin)
    gain.gain.linearRampToValueAtTime(LOUDNESS, begin + 0.01)
    gain.gain.exponentialRampToValueAtTime(0.001, begin + LENGTH)
    tone.connect(gain).connect(audio.destination)
    tone.start(begin)
    tone.stop(begin + LENGTH)
  }
  setTimeout(() => void audio.close(), 2_000)
}
