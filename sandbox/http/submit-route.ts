import { type GenerationRequest, imagesOf, parseGenerationRequest } from '#sandbox/generation-request'
import { acceptedBody } from '#sandbox/tasks/task'
import type { TaskBoard } from '#sandbox/tasks/task-board'
import { isRefusedAtSubmit } from '#sandbox/tasks/triggers'
import type { Uploads } from '#sandbox/uploads'
import { type Answer, errorAnswer, jsonAnswer } from './answer.ts'
import { readBody } from './read-body.ts'
import { answering, type Call, type Incoming, type Route } from './route.ts'

/** Bytes of a JSON body; ours, far above the largest sensible request. */
const JSON_MAX_BYTES = 1_000_000

/** `POST /v1/videos/generations`: validates strictly, accepts once per `client_business_id`, answers the queued task. */
export function submitRoute(board: TaskBoard, uploads: Uploads): Route {
  return { method: 'POST', path: /^\/v1\/videos\/generations$/, keyed: true, point: 'submit', read }

  async function read(incoming: Incoming): Promise<Call> {
    const body = await readBody(incoming.request, JSON_MAX_BYTES)
    if (!body) return answering(() => errorAnswer(413, 'request_too_large', 'The body is larger than 1 MB.'))
    if (!incoming.request.headers['content-type']?.toLowerCase().startsWith('application/json')) {
      return answering(() => errorAnswer(400, 'invalid_request', 'content-type: must be application/json'))
    }
    const json = parseJson(body)
    if (json === undefined) return answering(() => errorAnswer(400, 'invalid_request', 'body: is not valid JSON'))
    const parsed = parseGenerationRequest(json)
    if (!parsed.ok) return answering(() => errorAnswer(400, 'invalid_request', parsed.message))
    const { request } = parsed
    return {
      facts: { prompt: request.prompt, clientBusinessId: request.client_business_id },
      run: () => accept(request, body, incoming.base),
    }
  }

  function accept(request: GenerationRequest, body: Buffer, base: string): Answer {
    if (request.model !== 'kling-v3')
      return errorAnswer(404, 'model_not_found', `The model ${request.model} does not exist.`)
    const lost = imagesOf(request).find(({ url }) => isLostUpload(url, base))
    if (lost) return errorAnswer(400, 'invalid_request', `${lost.path}: the image could not be fetched`)
    if (isRefusedAtSubmit(request.prompt)) {
      return errorAnswer(
        422,
        'content_policy_violation',
        'The prompt was refused by moderation (asked for by #moderated).',
      )
    }
    return jsonAnswer(200, acceptedBody(board.accept(request, body)))
  }

  /** A link to a file of ours that is not, or no longer, there: the provider would fail to fetch it. */
  function isLostUpload(url: string, base: string): boolean {
    const { origin, pathname } = new URL(url)
    return origin === base && uploads.pathOf(pathname) === undefined
  }
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    return undefined
  }
}
