import type { FrameTable } from '#lib/domain/player/frame-table'
import { boxesIn } from '#lib/domain/recipe-file/mp4-box'

/** More than an hour of video: a file that claims more is not believed. */
const MAX_FRAMES = 200_000
/** `elst`: this media time is of an edit that shows nothing. */
const EMPTY_EDIT = -1

/**
 * Reads from the `moov` box of an MP4 when each picture of its video is shown (ISO 14496-12: `stts` 8.6.1.2, `ctts` 8.6.1.3, `elst` 8.6.6).
 * @param moov the content of the box
 * @returns null where the file does not say, as a fragmented one, or is damaged
 */
export function readFrameTable(moov: Uint8Array): FrameTable | null {
  try {
    const movie = numbersOf(childOf(moov, 'mvhd'))
    const track = tracksIn(moov).find((one) => handlerOf(one) === 'vide')
    if (!track) return null
    const media = childOf(track, 'mdia')
    const samples = ['minf', 'stbl'].reduce(childOf, media)
    const { starts, end } = shownTimes(samples)
    if (starts.length === 0) return null
    return edited(starts, end, timescaleIn(numbersOf(childOf(media, 'mdhd'))), track, timescaleIn(movie))
  } catch {
    return null
  }
}

/** Times of all pictures by the media's own clock, in its units and in the order in which they are shown. */
function shownTimes(samples: Uint8Array): { starts: number[]; end: number } {
  const delays = delaysIn(samples)
  const starts: number[] = []
  let decoded = 0
  let last = 0
  for (const { count, value } of runsIn(childOf(samples, 'stts'), false)) {
    if (starts.length + count > MAX_FRAMES) throw new RangeError('too many pictures')
    for (let i = 0; i < count; i += 1) {
      starts.push(decoded + (delays[starts.length] ?? 0))
      decoded += value
      last = value
    }
  }
  starts.sort((a, b) => a - b)
  return { starts, end: (starts.at(-1) ?? 0) + last }
}

/** The edit list says which part of the media is shown, and when: usually it takes back the delay that reordered pictures need. */
function edited(starts: number[], end: number, scale: number, track: Uint8Array, movieScale: number): FrameTable {
  const edits = boxNamed(track, 'edts')
  let wait = 0
  let from = 0
  let to = end
  if (edits) {
    for (const { length, mediaTime } of editsIn(childOf(edits, 'elst'))) {
      if (mediaTime === EMPTY_EDIT) wait += length / movieScale
      else {
        from = mediaTime
        if (length > 0) to = Math.min(end, mediaTime + (length / movieScale) * scale)
        break
      }
    }
  }
  // The movie's clock is coarser than the media's, so the last picture may seem to begin a hair behind the end.
  const hair = scale / movieScale
  const shown = starts.filter((start) => start >= from - hair && start < to - hair)
  const begins = shown[0] ?? 0
  const zero = Math.min(begins, from)
  return {
    starts: shown.map((start) => wait + (start - zero) / scale),
    end: wait + (to - zero) / scale,
  }
}

function editsIn(elst: Uint8Array): { length: number; mediaTime: number }[] {
  const view = numbersOf(elst)
  const wide = view.getUint8(0) === 1
  return Array.from({ length: Math.min(view.getUint32(4), 100) }, (_, i) =>
    wide
      ? { length: Number(view.getBigUint64(8 + i * 20)), mediaTime: Number(view.getBigInt64(16 + i * 20)) }
      : { length: view.getUint32(8 + i * 12), mediaTime: view.getInt32(12 + i * 12) },
  )
}

/** By how much each picture is shown later than it is decoded; none where that is the same. */
function delaysIn(samples: Uint8Array): number[] {
  const box = boxNamed(samples, 'ctts')
  if (!box) return []
  // Version 0 says unsigned and is written with signed ones all the same.
  return runsIn(box, true).flatMap(({ count, value }) =>
    Array.from<number>({ length: Math.min(count, MAX_FRAMES) }).fill(value),
  )
}

function runsIn(box: Uint8Array, signed: boolean): { count: number; value: number }[] {
  const view = numbersOf(box)
  return Array.from({ length: Math.min(view.getUint32(4), MAX_FRAMES) }, (_, i) => ({
    count: view.getUint32(8 + i * 8),
    value: signed ? view.getInt32(12 + i * 8) : view.getUint32(12 + i * 8),
  }))
}

/** Of `mvhd` and `mdhd`, whose version 1 has longer dates before it. */
const timescaleIn = (view: DataView): number => view.getUint32(view.getUint8(0) === 1 ? 20 : 12)

const handlerOf = (track: Uint8Array): string =>
  String.fromCharCode(...childOf(childOf(track, 'mdia'), 'hdlr').subarray(8, 12))

const tracksIn = (moov: Uint8Array): Uint8Array[] =>
  (boxesIn(moov) ?? []).filter((box) => box.type === 'trak').map((box) => moov.subarray(box.body, box.end))

const numbersOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

function boxNamed(parent: Uint8Array, type: string): Uint8Array | null {
  const box = boxesIn(parent)?.find((one) => one.type === type)
  return box ? parent.subarray(box.body, box.end) : null
}

function childOf(parent: Uint8Array, type: string): Uint8Array {
  const found = boxNamed(parent, type)
  if (!found) throw new RangeError(`no ${type}`)
  return found
}
