/** A frame of a clip. */
export type Frame = {
  /** The frame upright and in square pixels, as packed RGB stretched to this size. */
  rgb(width: number, height: number): Promise<Buffer>
}

/** Which frames of a clip to read: pixels as shown, and numbers from 0 in the order in which frames are shown, ascending. */
export type FrameWish = { width: number; height: number; frames: readonly number[] }

/**
 * Decodes a clip once from beginning to end and hands out the frames that were wished for, one after the other; one that was wished for
 * twice, as in a clip of few frames, comes twice.
 * @param take awaited before the next frame is read; it may keep a frame
 * @returns `no_decoder`: this reader cannot work here, or does not know the codec. Throws when the clip cannot be decoded, or not to its end: what
 * could be was handed out by then
 */
export type ReadFrames = (
  path: string,
  wish: FrameWish,
  take: (frame: Frame, index: number) => Promise<void>,
) => Promise<'read' | 'no_decoder'>
