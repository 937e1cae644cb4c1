import { easeOutBetween } from '#sandbox/picture/ease'
import { drawLayer } from '#sandbox/picture/layer'
import { picturesLayer } from '#sandbox/picture/pictures-layer'
import { MARGIN } from '#sandbox/picture/sandbox-mark'
import type { RenderJob } from '#sandbox/render/render-job'
import { referencesOf } from './references-of.ts'
import type { Scene } from './scene.ts'

/** Height of an inset picture, in parts of the short side. */
const HEIGHT = 0.2

/** A scene with its references as small pictures in the upper left corner. */
export async function withInset(scene: Scene, job: RenderJob): Promise<Scene> {
  const short = Math.min(job.width, job.height)
  const margin = short * MARGIN
  const references = await referencesOf(job)
  // All in one row that leaves the margins free: many wide ones become smaller.
  const gap = short * 0.02
  const widths = references.reduce((sum, { ratio }) => sum + ratio, 0)
  const room = (job.width - 2 * margin - gap * (references.length - 1)) / widths
  const height = Math.min(short * HEIGHT, room)
  let x = margin
  const pictures = references.map(({ still, ratio }) => {
    const rect = { x, y: margin, width: ratio * height, height }
    x += rect.width + gap
    return { still, rect }
  })
  const layer = await picturesLayer(pictures, { radius: Math.round(short * 0.016), shadow: short * 0.012 })
  return (frame, moment) => {
    scene(frame, moment)
    drawLayer(frame, layer, easeOutBetween(0.2, 1, moment.seconds))
  }
}
