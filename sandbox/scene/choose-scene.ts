import { drawLayer } from '#sandbox/picture/layer'
import { sandboxMark } from '#sandbox/picture/sandbox-mark'
import type { RenderJob } from '#sandbox/render/render-job'
import { cardScene } from './card-scene.ts'
import { framesScene } from './frames-scene.ts'
import { referencesScene } from './references-scene.ts'
import type { Scene } from './scene.ts'
import { withInset } from './with-inset.ts'

/** The scene for a job's shape (text, references, frames, or both), with the mark of the sandbox on it. */
export async function chooseScene(job: RenderJob): Promise<Scene> {
  const scene = await unmarked(job)
  const mark = await sandboxMark(job.width, job.height)
  return (frame, moment) => {
    scene(frame, moment)
    drawLayer(frame, mark)
  }
}

async function unmarked(job: RenderJob): Promise<Scene> {
  const references = job.references.length > 0
  if (job.firstFrame === undefined) return references ? referencesScene(job) : cardScene(job)
  const frames = await framesScene(job)
  return references ? withInset(frames, job) : frames
}
