import { renderClip } from './render-clip.ts'
import type { RenderJob } from './render-job.ts'

/** The forked renderer: one job by message, then the end. */
process.once('message', async (job: RenderJob) => {
  try {
    await renderClip(job)
    process.exit(0)
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error)
    process.send?.({ problem }, () => process.exit(1))
  }
})
// A parent that was killed leaves no renderer behind.
process.once('disconnect', () => process.exit(1))
// Ctrl-C reaches the whole group: the parent decides when this ends.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined)
