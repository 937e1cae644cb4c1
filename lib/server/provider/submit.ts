import { type Account, callApi } from './call-api.ts'
import { classifyRefusal } from './classify-refusal.ts'
import { objectOf, textOf } from './json-fields.ts'
import type { SubmitOutcome } from './outcomes.ts'
import { isOk } from './read-failure.ts'
import type { JsonBody } from './read-json.ts'
import { silenceOf } from './silence.ts'
import { openSingleUseClient } from './single-use-client.ts'
import { readTaskIds, taskObject } from './task-ids.ts'

/**
 * `POST /v1/videos/generations` with exactly the given JSON text, once, on a connection of its own.
 * @param body the stored request; sent as it is, so that a replay is the same request
 * @throws SyntaxError when `body` is no JSON, before anything is sent
 */
export async function submit(account: Account, body: string, signal?: AbortSignal) {
  const sent = objectOf(JSON.parse(body)).client_business_id
  const { timeouts } = account
  let once: ReturnType<typeof openSingleUseClient>
  try {
    once = openSingleUseClient(account.baseUrl, { connectMs: timeouts.connectMs, signal })
  } catch (error) {
    // No connection can be opened to an address such as one with a path.
    const outcome: SubmitOutcome = { kind: 'not_sent', reason: silenceOf(error) }
    return { outcome, httpStatus: null }
  }
  try {
    const answer = await callApi(once.client, account, {
      method: 'POST',
      path: '/videos/generations',
      headers: { 'content-type': 'application/json' },
      body,
      totalMs: timeouts.submitMs,
      signal,
    })
    if (answer.kind === 'answered') {
      const outcome = readSubmitted(answer.httpStatus, answer.body, answer.retryAfterMs, sent)
      return { outcome, httpStatus: answer.httpStatus }
    }
    const outcome: SubmitOutcome = once.passage.connected
      ? { kind: 'unknown', reason: answer.reason, httpStatus: null }
      : { kind: 'not_sent', reason: answer.reason }
    return { outcome, httpStatus: null }
  } finally {
    await once.close()
  }
}

function readSubmitted(
  httpStatus: number,
  body: JsonBody,
  retryAfterMs: number | undefined,
  sentId: unknown,
): SubmitOutcome {
  if (!isOk(httpStatus)) {
    // A refusing status refuses whatever its body is: proxies answer 401, 413 and 429 in HTML.
    const refusal = classifyRefusal(httpStatus, body.readable ? body.value : undefined, retryAfterMs)
    return refusal ? { kind: 'refused', refusal } : { kind: 'unknown', reason: `http_${httpStatus}`, httpStatus }
  }
  if (!body.readable) return { kind: 'unknown', reason: body.reason, httpStatus }
  const { taskId, clientBusinessId } = readTaskIds(body.value)
  if (clientBusinessId !== null && clientBusinessId !== sentId) {
    return { kind: 'unknown', reason: 'foreign_client_business_id', httpStatus }
  }
  if (taskId === null) return { kind: 'unknown', reason: 'no_id', httpStatus }
  return { kind: 'accepted', taskId, clientBusinessId, status: textOf(taskObject(body.value).status, 40) ?? '' }
}
