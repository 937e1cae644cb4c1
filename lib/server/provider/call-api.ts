import type { Dispatcher, FormData } from 'undici'
import { startDeadline } from './deadline.ts'
import type { Silence } from './outcomes.ts'
import { type JsonBody, readJson } from './read-json.ts'
import { retryAfterMs } from './retry-after.ts'
import { silenceOf } from './silence.ts'
import type { Timeouts } from './timeouts.ts'

/** Where and as whom the API is called. */
export type Account = {
  /** Origin, without a trailing slash or `/v1`. */
  baseUrl: string
  apiKey: string
  scrub: (text: string) => string
  timeouts: Timeouts
}

export type ApiRequest = {
  method: 'GET' | 'POST'
  /** Below `/v1`, each part already encoded. */
  path: string
  headers?: Record<string, string>
  body?: string | FormData
  totalMs: number
  headersMs?: number
  signal?: AbortSignal | undefined
}

export type Answer =
  | { kind: 'answered'; httpStatus: number; retryAfterMs: number | undefined; body: JsonBody }
  | { kind: 'silent'; reason: Silence }

/**
 * One call of the API through the given dispatcher, within all time limits. Redirects are not followed: the key would go with them.
 * Never throws for what network or server do.
 */
export async function callApi(dispatcher: Dispatcher, account: Account, request: ApiRequest): Promise<Answer> {
  const { timeouts } = account
  const deadline = startDeadline(request.totalMs, request.signal)
  try {
    const response = await dispatcher.request({
      origin: account.baseUrl,
      path: `/v1${request.path}`,
      method: request.method,
      headers: {
        accept: 'application/json',
        'accept-encoding': 'identity',
        authorization: `Bearer ${account.apiKey}`,
        'user-agent': 'inbetween',
        ...request.headers,
      },
      body: request.body ?? null,
      signal: deadline.signal,
      headersTimeout: request.headersMs ?? timeouts.headersMs,
      bodyTimeout: timeouts.idleMs,
    })
    const body = await readJson(response, account.scrub)
    const pause = retryAfterMs(response.headers['retry-after'], Date.now())
    return { kind: 'answered', httpStatus: response.statusCode, retryAfterMs: pause, body }
  } catch (error) {
    if (request.signal?.aborted) return { kind: 'silent', reason: 'aborted' }
    return { kind: 'silent', reason: deadline.signal.aborted ? 'timeout' : silenceOf(error) }
  } finally {
    deadline.end()
  }
}
