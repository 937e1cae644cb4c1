import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { FaultBook } from '#sandbox/faults/fault-book'
import { happensBefore } from '#sandbox/faults/happens-before'
import { sendSpoilt } from '#sandbox/faults/send-spoilt'
import { type Answer, errorAnswer } from './answer.ts'
import type { Incoming, Route } from './route.ts'
import { sendAnswer } from './send-answer.ts'

const NOT_LET_THROUGH: Answer = { status: 200, headers: {}, body: Buffer.alloc(0) }

type Options = { routes: readonly Route[]; faults: FaultBook; apiKey: string | undefined }

/** Finds the route, checks the key, reads the request, and answers it, spoilt where a plan of the fault book says so. */
export function requestListener({ routes, faults, apiKey }: Options) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      await handle(request, response)
    } catch (error) {
      // A request whose body was read is destroyed as well; whether anybody still waits, the answer knows.
      if (response.headersSent || response.destroyed) response.destroy()
      else sendAnswer(response, errorAnswer(500, 'internal_error', String(error)), request.method)
    }
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const base = `http://${request.headers.host}`
    const url = URL.parse(request.url ?? '/', base)
    if (!url) return sendAnswer(response, errorAnswer(400, 'invalid_request', 'The URL is not valid.'), request.method)
    const method = request.method === 'HEAD' ? 'GET' : request.method
    const route = routes.find((candidate) => candidate.method === method && candidate.path.test(url.pathname))
    if (!route) return sendAnswer(response, notFound(routes, url, request.method), request.method)
    if (route.keyed && !isAuthorized(request.headers.authorization, apiKey)) {
      return sendAnswer(response, errorAnswer(401, 401, 'The API key is missing or not valid.'), request.method)
    }
    await answer(route, { request, url, base, parts: partsOf(route, url) }, response)
  }

  async function answer(route: Route, incoming: Incoming, response: ServerResponse): Promise<void> {
    const { request } = incoming
    const call = await route.read(incoming)
    const fault = route.point && faults.take(route.point, call.facts)
    if (fault && happensBefore(fault)) {
      if (fault.kind !== 'delay') return sendSpoilt(response, fault, NOT_LET_THROUGH, request.method)
      await pause(fault.ms, undefined, { ref: false })
      return sendAnswer(response, await call.run(), request.method)
    }
    const genuine = await call.run()
    if (fault) await sendSpoilt(response, fault, genuine, request.method)
    else sendAnswer(response, genuine, request.method)
  }
}

function partsOf(route: Route, url: URL): string[] {
  return (route.path.exec(url.pathname) ?? []).slice(1).map((part) => {
    try {
      return decodeURIComponent(part)
    } catch {
      return part
    }
  })
}

function isAuthorized(header: string | undefined, apiKey: string | undefined): boolean {
  const key = /^Bearer +(\S+)$/i.exec(header ?? '')?.[1]
  return key !== undefined && (apiKey === undefined || key === apiKey)
}

function notFound(routes: readonly Route[], url: URL, method: string | undefined): Answer {
  const known = routes.some((route) => route.path.test(url.pathname))
  if (known) return errorAnswer(405, 'method_not_allowed', `${method} is not allowed here.`)
  return errorAnswer(404, 'invalid_url', `Invalid URL (${method} ${url.pathname})`)
}
