/** Large enough that the cost per piece vanishes, small enough that 100 slow readers hold little. */
export const PIECE_BYTES = 256 * 1024
/** 16 MB at most. */
const MAX_KEPT = 64

const kept: Buffer[] = []

/**
 * A buffer of PIECE_BYTES with anything in it. Used again and again: allocating one per piece costs a quarter of all the work of sending
 * a range, most of it in garbage collection (bench/media.ts).
 */
export function takePiece(): Buffer {
  return kept.pop() ?? Buffer.allocUnsafeSlow(PIECE_BYTES)
}

/** Gives a buffer back once nobody reads from it any more. One that is not given back is garbage, not lost. */
export function returnPiece(piece: Buffer): void {
  if (kept.length < MAX_KEPT) kept.push(piece)
}
