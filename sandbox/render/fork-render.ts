import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { Render, RenderJob } from './render-job.ts'

/** Longest time for one clip, in ms: about ten times what 15 s of 1080P takes on one slow core. */
const LIMIT_MS = 180_000

/**
 * Renders in a child process, so that neither the work nor a crash of native code touches the server.
 * A child that somebody else killed is started once more: the task was paid for.
 */
export const forkRender: Render = async (job, signal) => {
  const first = await renderOnce(job, signal)
  const last = first === 'killed' && !signal.aborted ? await renderOnce(job, signal) : first
  if (last !== undefined) throw new Error(last === 'killed' ? 'The renderer was killed.' : last)
}

/** Resolves with what went wrong, if anything did. */
async function renderOnce(job: RenderJob, signal: AbortSignal): Promise<string | undefined> {
  const child = fork(new URL('./render-child.ts', import.meta.url), {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let lastWords = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    lastWords = (lastWords + chunk.toString()).slice(-2000)
  })
  let problem: string | undefined
  child.on('message', (message: { problem?: string }) => {
    problem = message.problem
  })
  const limit = setTimeout(() => {
    problem = `The clip was not ready after ${LIMIT_MS / 1000} s.`
    child.kill('SIGKILL')
  }, LIMIT_MS)
  const kill = () => child.kill('SIGKILL')
  signal.addEventListener('abort', kill)
  if (signal.aborted) kill()
  else child.send(job)
  const [code]: unknown[] = await once(child, 'exit')
  clearTimeout(limit)
  signal.removeEventListener('abort', kill)
  if (code === 0 || problem !== undefined) return problem
  return code === null ? 'killed' : `The renderer ended with ${code}. ${lastWords}`.trim()
}
