import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { Render } from './render-job.ts'

/** Longest time for one clip, in ms: about ten times what 15 s of 1080P takes on one slow core. */
const LIMIT_MS = 180_000

/** Renders in a child process, so that neither the work nor a crash of native code touches the server. */
export const forkRender: Render = async (job, signal) => {
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
  const kill = () => child.kill('SIGKILL')
  const limit = setTimeout(kill, LIMIT_MS)
  signal.addEventListener('abort', kill)
  child.send(job)
  const [code, killedBy]: unknown[] = await once(child, 'exit')
  clearTimeout(limit)
  signal.removeEventListener('abort', kill)
  if (code !== 0) throw new Error(problem ?? `The renderer ended with ${code ?? killedBy}. ${lastWords}`.trim())
}
