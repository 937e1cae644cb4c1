/** One clip to be made: sizes in pixels, times in seconds, stills as files. A still that is not ours to read is null. */
export type RenderJob = {
  prompt: string
  width: number
  height: number
  seconds: number
  audio: boolean
  firstFrame: string | null | undefined
  lastFrame: string | null | undefined
  references: (string | null)[]
  /** Where the finished file goes; nothing is there before it is whole. */
  path: string
}

/** Makes the clip of a job; rejects with a sentence for the user when it cannot. */
export type Render = (job: RenderJob, signal: AbortSignal) => Promise<void>

/** Frames per second of every clip. */
export const FPS = 24
