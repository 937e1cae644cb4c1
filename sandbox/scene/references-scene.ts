import sharp from 'sharp'
import { drawView } from '#sandbox/picture/draw-view'
import { drift, easeOutBetween } from '#sandbox/picture/ease'
import { even } from '#sandbox/picture/frame'
import { frameOfRgb } from '#sandbox/picture/frame-of-rgb'
import { drawLayer } from '#sandbox/picture/layer'
import { loadStill } from '#sandbox/picture/load-still'
import { pictureLayout } from '#sandbox/picture/picture-layout'
import { picturesLayer } from '#sandbox/picture/pictures-layer'
import type { RenderJob } from '#sandbox/render/render-job'
import { referencesOf } from './references-of.ts'
import type { Scene } from './scene.ts'

/** References alone: the pictures themselves, calmly arranged over a blurred and darkened version of the first. */
export async function referencesScene(job: RenderJob): Promise<Scene> {
  const { width, height } = job
  const short = Math.min(width, height)
  const references = await referencesOf(job)
  const margin = short * 0.13
  const area = { x: margin, y: margin, width: width - 2 * margin, height: height - 2 * margin }
  const rects = pictureLayout(
    references.map(({ ratio }) => ratio),
    area,
    short * 0.04,
  )
  const pictures = rects.flatMap((rect, index) => {
    const still = references[index]?.still
    return still ? [{ still, rect }] : []
  })
  const cards = await picturesLayer(pictures, { radius: Math.round(short * 0.022), shadow: short * 0.02 })
  const backdrop = await blurred(job)
  const rise = short * 0.03
  return (frame, { seconds, share }) => {
    drawView(backdrop, frame, { zoom: 1 + 0.25 * drift(share), x: 0.5, y: 0.4 })
    const come = easeOutBetween(0, 0.9, seconds)
    drawLayer(frame, cards, come, rise * (1 - come) + rise * 0.4 * (0.5 - drift(share)))
  }
}

/** Kept small: it is blurred anyway, and drawing it large is then only stretching. */
async function blurred(job: RenderJob) {
  const { prompt, references } = job
  const size = { width: even(job.width / 8), height: even(job.height / 8) }
  const rgb = await loadStill({ path: references[0] ?? null, index: 2, prompt }, size.width, size.height)
  const soft = await sharp(rgb, { raw: { ...size, channels: 3 } })
    .blur(Math.min(size.width, size.height) / 8)
    .modulate({ brightness: 0.42, saturation: 1.2 })
    .raw()
    .toBuffer()
  return frameOfRgb(soft, size.width, size.height)
}
