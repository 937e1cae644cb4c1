import { dissolve } from '#sandbox/picture/dissolve'
import { drawView } from '#sandbox/picture/draw-view'
import { drift, easeBetween } from '#sandbox/picture/ease'
import { createFrame, even, type Frame } from '#sandbox/picture/frame'
import { frameOfRgb } from '#sandbox/picture/frame-of-rgb'
import { loadStill } from '#sandbox/picture/load-still'
import { fractionOf } from '#sandbox/picture/palette'
import type { RenderJob } from '#sandbox/render/render-job'
import type { Scene } from './scene.ts'

/** How far the camera goes in, and so how much larger than the clip a still is kept. */
const ZOOM = 1.12

/** When the dissolve into the last frame begins and ends, in parts of the clip. */
const DISSOLVE = { from: 0.38, to: 0.72 }

/** The first frame, moving gently from exactly as it is; with a last frame, dissolving into it and coming to rest on it. */
export async function framesScene(job: RenderJob): Promise<Scene> {
  const { width, height, prompt, firstFrame = null, lastFrame } = job
  const first = await still(firstFrame, 0, job)
  const last = lastFrame === undefined ? undefined : await still(lastFrame, 1, job)
  const next = createFrame(width, height)
  const x = 0.3 + 0.4 * fractionOf(prompt, 'pan')
  return (frame, { share }) => {
    const moved = drift(share)
    const mixed = last ? easeBetween(DISSOLVE.from, DISSOLVE.to, share) : 0
    if (mixed < 1) drawView(first, frame, { zoom: 1 + (ZOOM - 1) * moved, x, y: 0.45 })
    if (last && mixed > 0) {
      drawView(last, mixed < 1 ? next : frame, { zoom: ZOOM - (ZOOM - 1) * moved, x: 1 - x, y: 0.5 })
      if (mixed < 1) dissolve(frame, next, mixed)
    }
  }
}

async function still(path: string | null, index: number, { prompt, width, height }: RenderJob): Promise<Frame> {
  const [w, h] = [even(width * ZOOM), even(height * ZOOM)]
  return frameOfRgb(await loadStill({ path, index, prompt }, w, h), w, h)
}
