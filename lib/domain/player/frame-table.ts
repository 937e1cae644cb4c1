/** When each picture of a clip is shown, as its file says: the first moment of each in seconds, in their order, and the end of the last. */
export type FrameTable = { starts: readonly number[]; end: number }

/** Players tell times in microseconds and files in fractions; no picture is as short as this. In s. */
const HAIR_S = 0.0005
/** Lengths of pictures that differ by less are the same, written with a coarse clock. In s. */
const SAME_LENGTH_S = 0.0015

/** Number of the picture that is shown at a time, from 0; the first or the last where the time is outside. @param seconds from the clip's beginning */
export function frameAt({ starts }: FrameTable, seconds: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] ?? 0) <= seconds + HAIR_S) low = middle
    else high = middle - 1
  }
  return low
}

/** The moment at which a picture ends and the next one begins, in seconds. */
export function endOf({ starts, end }: FrameTable, frame: number): number {
  return starts[frame + 1] ?? end
}

/** A moment in the middle of a picture: seeking there shows it, however a player rounds. A number outside means the first or last. */
export function middleOf(table: FrameTable, frame: number): number {
  const within = Math.min(Math.max(frame, 0), table.starts.length - 1)
  return ((table.starts[within] ?? 0) + endOf(table, within)) / 2
}

/** Pictures a second, to a thousandth; null where their lengths differ, so that one number would be untrue. */
export function rateOf({ starts, end }: FrameTable): number | null {
  const lengths = starts.map((start, frame) => (starts[frame + 1] ?? end) - start)
  // The last one's length is often made up by whoever wrote the file.
  const compared = lengths.length > 1 ? lengths.slice(0, -1) : lengths
  if (Math.max(...compared) - Math.min(...compared) > SAME_LENGTH_S) return null
  const average = compared.reduce((sum, one) => sum + one, 0) / compared.length
  return Math.round(1000 / average) / 1000
}
