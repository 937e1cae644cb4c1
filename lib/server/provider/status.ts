import type { Dispatcher } from 'undici'
import { type Account, type Answer, callApi } from './call-api.ts'
import { objectOf } from './json-fields.ts'
import type { StatusOutcome } from './outcomes.ts'
import { isOk, readFailure } from './read-failure.ts'
import { readProblem } from './read-problem.ts'
import { readTask } from './read-task.ts'
import { readTaskIds } from './task-ids.ts'

/** What kind of id is asked by. Both share one path; it matters only for what the answer must name. */
export type AskedBy = 'task_id' | 'client_business_id'

/** `GET /v1/videos/generations/{id}`; the same path takes the provider's task id and our `client_business_id`. */
export async function status(dispatcher: Dispatcher, account: Account, id: string, askedBy: AskedBy) {
  const answer = await callApi(dispatcher, account, {
    method: 'GET',
    path: `/videos/generations/${encodeURIComponent(id)}`,
    totalMs: account.timeouts.queryMs,
  })
  const httpStatus = answer.kind === 'answered' ? answer.httpStatus : null
  return { outcome: readStatus(answer, id, askedBy), httpStatus }
}

function readStatus(answer: Answer, id: string, askedBy: AskedBy): StatusOutcome {
  if (answer.kind === 'silent' || !answer.body.readable) return readFailure(answer)
  const { value } = answer.body
  const task = isOk(answer.httpStatus) ? readTask(value) : null
  if (task !== null) return contradicts(value, id, askedBy) ? { kind: 'unavailable', reason: 'id_mismatch' } : task
  return saysNotFound(answer.httpStatus, value) ? { kind: 'not_found' } : readFailure(answer)
}

/** An answer about another task must not end ours. Asked by our own id, an answer that names a task and no such id may still be the right one. */
function contradicts(body: unknown, id: string, askedBy: AskedBy): boolean {
  const { names, clientBusinessId } = readTaskIds(body)
  if (names.includes(id)) return false
  return askedBy === 'task_id' || clientBusinessId !== null
}

/** Documented is 404; gateways of the new-api family say it with 400 or even 200. A 404 that is not the API's own JSON is a proxy's. */
function saysNotFound(httpStatus: number, body: unknown): boolean {
  if (httpStatus === 404) return Object.keys(objectOf(body)).length > 0
  const { codes } = readProblem(body)
  const family = isOk(httpStatus) || httpStatus === 400
  return family && codes.some((code) => code === 'task_not_exist' || code === 'task_not_found')
}
