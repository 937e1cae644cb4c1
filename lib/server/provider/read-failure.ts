import type { Answer } from './call-api.ts'
import { classifyRefusal } from './classify-refusal.ts'
import type { Refusal, Unavailable } from './outcomes.ts'

const ABOUT_THE_KEY: readonly Refusal['class'][] = ['unauthorized', 'quota', 'forbidden']

/** What a query that taught nothing ends in: a refusal of the key or the balance, or "try again later". */
export function readFailure(answer: Answer): { kind: 'denied'; refusal: Refusal } | Unavailable {
  if (answer.kind === 'silent') return { kind: 'unavailable', reason: answer.reason }
  const { httpStatus, retryAfterMs, body } = answer
  const refusal = classifyRefusal(httpStatus, body.readable ? body.value : undefined, retryAfterMs)
  if (refusal !== null && ABOUT_THE_KEY.includes(refusal.class)) return { kind: 'denied', refusal }
  const pause = retryAfterMs !== undefined && { retryAfterMs }
  if (!isOk(httpStatus)) return { kind: 'unavailable', reason: `http_${httpStatus}`, ...pause }
  return { kind: 'unavailable', reason: body.readable ? 'unexpected_body' : body.reason, ...pause }
}

/** Whether an HTTP status is a success. */
export function isOk(httpStatus: number): boolean {
  return httpStatus >= 200 && httpStatus <= 299
}
