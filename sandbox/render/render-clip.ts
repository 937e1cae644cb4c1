import { open, rename } from 'node:fs/promises'
import { createFrame } from '#sandbox/picture/frame'
import { chooseScene } from '#sandbox/scene/choose-scene'
import { chordPad } from './chord-pad.ts'
import { findEncoder } from './find-encoder.ts'
import { FPS, type RenderJob } from './render-job.ts'

/** Makes the clip of a job: chooses what to show, draws, encodes, and puts the whole file in place. */
export async function renderClip(job: RenderJob): Promise<void> {
  const { width, height, seconds, path } = job
  const encode = await findEncoder()
  const scene = await chooseScene(job)
  const frame = createFrame(width, height)
  const frames = seconds * FPS
  const draw = (index: number) => {
    scene(frame, { seconds: index / FPS, share: index / (frames - 1) })
    return frame.data
  }
  const sound = job.audio ? chordPad(job.prompt, seconds) : undefined
  const temporary = `${path}.part`
  await encode({ width, height, frames, draw, sound }, temporary)
  await using file = await open(temporary, 'r+')
  await file.sync()
  await rename(temporary, path)
}
