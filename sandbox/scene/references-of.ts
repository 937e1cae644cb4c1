import { openStill, type Still } from '#sandbox/picture/load-still'
import type { RenderJob } from '#sandbox/render/render-job'

/** More pictures than this are not shown: they would be stamps. */
const SHOWN = 4

/** Widest and narrowest picture that keeps its ratio; beyond it is cut. */
const RATIO = { min: 0.5, max: 2 }

/** The references that a clip shows, each with its ratio (width over height). */
export async function referencesOf({ references, prompt }: RenderJob): Promise<{ still: Still; ratio: number }[]> {
  return Promise.all(
    references.slice(0, SHOWN).map(async (path, index) => {
      const still = { path, index: index + 2, prompt }
      const { width, height } = await (await openStill(still)).metadata()
      return { still, ratio: Math.min(RATIO.max, Math.max(RATIO.min, width / height)) }
    }),
  )
}
