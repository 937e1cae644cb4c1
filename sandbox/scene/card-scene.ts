import { driftingGradient } from '#sandbox/picture/drifting-gradient'
import { drift, easeOutBetween } from '#sandbox/picture/ease'
import { drawLayer } from '#sandbox/picture/layer'
import { maskLayer } from '#sandbox/picture/mask-layer'
import type { RenderJob } from '#sandbox/render/render-job'
import { fitText } from '#sandbox/type/fit-text'
import { greekText } from '#sandbox/type/greek-text'
import { lineMasks } from '#sandbox/type/line-masks'
import { printable } from '#sandbox/type/printable'
import { typefaceFor } from '#sandbox/type/typeface'
import type { Scene } from './scene.ts'

/** The box of the text, in parts of the picture; the lower part is left to the mark. */
const BOX = { left: 0.085, width: 0.8, height: 0.62 }

/** Text alone: the prompt in large type that comes in line by line over a slowly drifting gradient. */
export async function cardScene({ prompt, width, height }: RenderJob): Promise<Scene> {
  const backdrop = driftingGradient(prompt, width, height)
  const lines = await lineLayers(prompt, width, height)
  const rise = Math.min(width, height) * 0.035
  return (frame, { seconds, share }) => {
    backdrop.draw(frame, seconds)
    for (const [index, layer] of lines.entries()) {
      const start = 0.15 + index * 0.14
      const come = easeOutBetween(start, start + 0.9, seconds)
      drawLayer(frame, layer, come, rise * (1 - come) - rise * 0.5 * drift(share))
    }
  }
}

async function lineLayers(prompt: string, width: number, height: number) {
  const typeface = await typefaceFor(prompt)
  const text = printable(prompt, typeface)
  const short = Math.min(width, height)
  const box = { width: width * BOX.width, height: height * BOX.height, short }
  const drawn = text !== ''
  const { mask, size } = drawn
    ? await fitText(text, box, { typeface, weight: 'SemiBold' })
    : await greekText(prompt, box)
  const left = Math.round(width * BOX.left)
  const top = (height - mask.height) / 2 + short * 0.008
  return lineMasks(mask, size).map((line) => maskLayer(line.mask, { x: left, y: top + line.top }, drawn ? 0.97 : 0.3))
}
