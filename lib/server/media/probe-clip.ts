import { open } from 'node:fs/promises'
import { EncodedPacketSink, FilePathSource, Input, type InputTrack, MP4, QTFF } from 'mediabunny'
import { topBoxes } from '#lib/domain/recipe-file/mp4-box'
import { readAt } from './read-at.ts'

export type ClipFacts = {
  /** Pixels as shown: square, and turned as the file says. */
  width: number
  height: number
  durationMs: number
  hasAudio: boolean
  /** Video codec in mediabunny's word: `avc`, `hevc`, `vp9`, `av1`. */
  codec: string
}
export type ClipProblem = 'not_video' | 'no_moov' | 'truncated' | 'no_duration' | 'unreadable'
export type ProbedClip = ({ ok: true } & ClipFacts) | { ok: false; reason: ClipProblem }

const CONTENT = new Set(['moov', 'mdat', 'moof'])

/**
 * Looks into a downloaded file before it is kept: a whole MP4 with a video track that has a length. A download cut on a connection
 * that closes by itself looks like success, so every box and the last sample of every track must lie within the file.
 * Throws only when the file cannot be opened.
 */
export async function probeClip(path: string): Promise<ProbedClip> {
  const problem = await boxProblem(path)
  if (problem) return { ok: false, reason: problem }
  const input = new Input({ source: new FilePathSource(path), formats: [MP4, QTFF] })
  try {
    return await probeTracks(input)
  } catch {
    return { ok: false, reason: 'unreadable' }
  } finally {
    input.dispose()
  }
}

async function boxProblem(path: string): Promise<ClipProblem | null> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const boxes = await topBoxes(readAt(file.fd), size)
    const has = (type: string) => boxes.some((box) => box.type === type)
    if (!has('ftyp') && !has('moov') && !has('mdat')) return 'not_video'
    // Only in these is anything lost; bytes after the last of them are nobody's.
    if (boxes.some(({ type, end }) => CONTENT.has(type) && end > size)) return 'truncated'
    if (!has('moov')) return 'no_moov'
    return has('mdat') ? null : 'truncated'
  } finally {
    await file.close()
  }
}

async function probeTracks(input: Input): Promise<ProbedClip> {
  const video = await input.getPrimaryVideoTrack()
  if (!video) return { ok: false, reason: 'not_video' }
  const codec = await video.getCodec()
  if (!codec) return { ok: false, reason: 'unreadable' }
  const audio = await input.getPrimaryAudioTrack()
  const tracks: InputTrack[] = audio ? [video, audio] : [video]
  for (const track of tracks) if (!(await hasLastSample(track))) return { ok: false, reason: 'truncated' }
  const seconds = await input.computeDuration(tracks)
  if (!Number.isFinite(seconds) || seconds <= 0) return { ok: false, reason: 'no_duration' }
  return {
    ok: true,
    width: await video.getDisplayWidth(),
    height: await video.getDisplayHeight(),
    durationMs: Math.round(seconds * 1000),
    hasAudio: audio !== null,
    codec,
  }
}

/** mediabunny answers with a short or no packet, or throws, when a sample lies beyond the end of the file. */
async function hasLastSample(track: InputTrack): Promise<boolean> {
  try {
    const packet = await new EncodedPacketSink(track).getPacket(Number.POSITIVE_INFINITY)
    return packet !== null && packet.data.byteLength > 0
  } catch {
    return false
  }
}
