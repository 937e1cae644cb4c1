import { mkdirSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { clipPixels } from '#lib/domain/images/pixels'
import { createFaultBook } from './faults/fault-book.ts'
import { imagesOf } from './generation-request.ts'
import { controlRoutes } from './http/control-routes.ts'
import { readRoutes } from './http/read-routes.ts'
import { requestListener } from './http/request-listener.ts'
import { submitRoute } from './http/submit-route.ts'
import { uploadRoute } from './http/upload-route.ts'
import { forkRender } from './render/fork-render.ts'
import type { Render, RenderJob } from './render/render-job.ts'
import { createRenderQueue } from './render/render-queue.ts'
import { sweepExpired } from './sweep-expired.ts'
import type { Pace, Task } from './tasks/task.ts'
import { openTaskBoard } from './tasks/task-board.ts'
import { leavesOutLastFrame } from './tasks/triggers.ts'
import { type Uploads, uploadsIn } from './uploads.ts'
import { createWebhooks } from './webhooks.ts'

const SWEEP_EVERY_MS = 3_600_000

export type SandboxOptions = {
  host: string
  /** 0 takes any free port. */
  port: number
  /** Ledger, uploads and clips; made when missing. Starting again on the same folder goes on where it was left. */
  dataDir: string
  pace: Pace
  /** Whether the endpoints under /__sandbox are there; for tests only. */
  control: boolean
  /** The only key that is taken; without it any key is. */
  apiKey?: string
  /** Makes the clips; tests that do not look at them hand in something quick. */
  render?: Render
  now?: () => number
  /** Told one sentence, for a person, when something hinders it that may pass. */
  say?: (sentence: string) => void
}

export type Sandbox = { url: string; port: number; close(): Promise<void> }

/** Starts the ToAPIs-compatible server; resolves once it listens, rejects when the port or the folder cannot be had. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { dataDir, now = Date.now } = options
  const folders = { videos: join(dataDir, 'videos'), uploads: join(dataDir, 'uploads') }
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true })
  sweepExpired(Object.values(folders), now())
  const sweeping = setInterval(() => sweepExpired(Object.values(folders), now()), SWEEP_EVERY_MS)
  sweeping.unref()
  const videoPath = (taskId: string) => join(folders.videos, `${taskId}.mp4`)
  const uploads = uploadsIn(folders.uploads, now)
  const renders = createRenderQueue(options.render ?? forkRender)
  const webhooks = createWebhooks()
  const board = openTaskBoard({
    ledgerPath: join(dataDir, 'ledger.jsonl'),
    settledPath: join(dataDir, 'settled.jsonl'),
    videoPath,
    pace: options.pace,
    now,
    render: (task) => renders.add(renderJob(task, uploads, videoPath(task.id))),
    onSettled: webhooks.send,
    onUnwritable: (error) => options.say?.(`The sandbox cannot write down how tasks end, and goes on trying: ${error}`),
  })
  const faults = createFaultBook()
  const routes = [
    uploadRoute(uploads),
    submitRoute(board, uploads),
    ...readRoutes({ board, uploads, videoPath, now }),
    ...(options.control ? controlRoutes({ board, faults, setWebhook: webhooks.setTarget }) : []),
  ]
  const server = createServer(requestListener({ routes, faults, apiKey: options.apiKey }))
  function release(): void {
    clearInterval(sweeping)
    board.close()
    renders.close()
    webhooks.close()
  }
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, options.host, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : options.port)
    })
  }).catch((error: unknown) => {
    release()
    throw error
  })
  return {
    url: `http://${options.host}:${port}`,
    port,
    close: () =>
      new Promise((resolve) => {
        release()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function renderJob(task: Task, uploads: Uploads, path: string): RenderJob {
  const { prompt, mode, aspect_ratio, duration, audio } = task.request
  const stills = imagesOf(task.request).map(({ url, role }) => ({
    role,
    path: uploads.pathOf(new URL(url).pathname) ?? null,
  }))
  const frame = (role: string) => stills.find((still) => still.role === role)?.path
  return {
    prompt,
    ...clipPixels(mode, aspect_ratio),
    seconds: duration,
    audio,
    firstFrame: frame('first_frame'),
    lastFrame: leavesOutLastFrame(prompt) ? undefined : frame('last_frame'),
    references: stills.filter((still) => still.role === 'reference').map((still) => still.path),
    path,
  }
}
