import type { Render, RenderJob } from './render-job.ts'

/** Runs renders one after another: a clip takes a whole core, and the machine has other work. */
export function createRenderQueue(render: Render) {
  const closing = new AbortController()
  let last: Promise<unknown> = Promise.resolve()
  return {
    /** Settles when this job's file is there or cannot be made. */
    add(job: RenderJob): Promise<void> {
      const mine = last.then(() => {
        closing.signal.throwIfAborted()
        return render(job, closing.signal)
      })
      last = mine.catch(() => undefined)
      return mine
    },
    /** Ends the running render and drops the waiting ones. */
    close: () => closing.abort(new Error('The sandbox is closing.')),
  }
}
