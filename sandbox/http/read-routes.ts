import { CREDITS_PER_USD, costOf, pricingBody } from '#sandbox/prices'
import { expiresAt, statusBody } from '#sandbox/tasks/task'
import type { TaskBoard } from '#sandbox/tasks/task-board'
import type { Uploads } from '#sandbox/uploads'
import { errorAnswer, jsonAnswer } from './answer.ts'
import { answering, type Incoming, type Route } from './route.ts'
import { fileNotFound, serveFile } from './serve-file.ts'

/** Play money that every key starts with. */
const CREDITS = 1_000_000

type Sources = { board: TaskBoard; uploads: Uploads; videoPath(taskId: string): string; now(): number }

/** Everything that only reads: status, files, balance, models, prices. */
export function readRoutes({ board, uploads, videoPath, now }: Sources): Route[] {
  return [
    { method: 'GET', path: /^\/v1\/videos\/generations\/([^/]+)$/, keyed: true, point: 'status', read: status },
    { method: 'GET', path: /^\/files\/videos\/(tsk_vid_[0-9a-f]+)\.mp4$/, keyed: false, point: 'file', read: video },
    { method: 'GET', path: /^\/files\/uploads\/[^/]+$/, keyed: false, read: upload },
    {
      method: 'GET',
      path: /^(?:\/v1)?\/(?:user\/)?balance$/,
      keyed: true,
      point: 'balance',
      read: () => answering(balance),
    },
    { method: 'GET', path: /^\/v1\/models$/, keyed: true, read: ({ url }) => answering(() => models(url)) },
    {
      method: 'GET',
      path: /^\/v1\/pricing$/,
      keyed: true,
      point: 'pricing',
      read: ({ url }) => answering(() => pricing(url)),
    },
  ]

  function status({ parts: [id = ''], base }: Incoming) {
    const task = board.find(id)
    const facts = { prompt: task?.request.prompt, taskId: task?.id, clientBusinessId: task?.clientBusinessId }
    return answering(
      () =>
        task
          ? jsonAnswer(200, statusBody(task, board.pace(), now(), base))
          : errorAnswer(404, 404, `Task ${id} does not exist.`),
      facts,
    )
  }

  function video({ parts: [id = ''], request }: Incoming) {
    const task = board.find(id)
    const facts = { prompt: task?.request.prompt, taskId: task?.id, clientBusinessId: task?.clientBusinessId }
    return answering(() => {
      if (task?.outcome?.status !== 'completed') return fileNotFound()
      return expiresAt(task.outcome.at) * 1000 <= now() ? fileNotFound() : serveFile(videoPath(id), request.headers)
    }, facts)
  }

  function upload({ url, request }: Incoming) {
    const path = uploads.pathOf(url.pathname)
    return answering(() => (path === undefined ? fileNotFound() : serveFile(path, request.headers)))
  }

  function balance() {
    const used = board
      .tasks()
      .filter((task) => task.outcome?.status !== 'failed')
      .reduce((sum, task) => sum + Number(costOf(task.request).credits), 0)
    return jsonAnswer(200, {
      success: true,
      remain_balance: (CREDITS - used) / CREDITS_PER_USD,
      used_balance: used / CREDITS_PER_USD,
      remain_credits: CREDITS - used,
      used_credits: used,
      credits_per_usd: CREDITS_PER_USD,
      unlimited_quota: false,
    })
  }
}

/** The default lists text models only, as documented; the sandbox has none. */
function models(url: URL) {
  const type = url.searchParams.get('type')
  const kling = {
    id: 'kling-v3',
    object: 'model',
    created: 1_768_380_222,
    owned_by: 'sandbox',
    supported_endpoint_types: ['video'],
  }
  return jsonAnswer(200, { success: true, object: 'list', data: type === 'video' || type === 'all' ? [kling] : [] })
}

function pricing(url: URL) {
  const model = url.searchParams.get('model')
  if (model !== null && model !== 'kling-v3') {
    return errorAnswer(404, 'model_not_found', `The model ${model} does not exist.`)
  }
  return jsonAnswer(200, pricingBody())
}
