import { open, rename } from 'node:fs/promises'
import { findEncoder } from './find-encoder.ts'
import { FPS, type RenderJob } from './render-job.ts'

/** Makes the clip of a job: chooses what to show, draws, encodes, and puts the whole file in place. */
export async function renderClip(job: RenderJob): Promise<void> {
  const { width, height } = job
  const encode = await findEncoder()
  const frame = new Uint8Array((width * height * 3) / 2).fill(128)
  const draw = (i: number) => {
    for (let y = 0; y < height; y++) frame.fill(16 + ((((y + i * 4) * 200) / height) % 200), y * width, (y + 1) * width)
    return frame
  }
  const sound = job.audio ? new Float32Array(job.seconds * 96000) : undefined
  const temporary = `${job.path}.part`
  await encode({ width, height, frames: job.seconds * FPS, draw, sound }, temporary)
  await using file = await open(temporary, 'r+')
  await file.sync()
  await rename(temporary, job.path)
}
