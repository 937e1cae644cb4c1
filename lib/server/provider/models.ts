import type { Dispatcher } from 'undici'
import { type Account, type Answer, callApi } from './call-api.ts'
import { idOf, objectOf } from './json-fields.ts'
import type { ModelsOutcome } from './outcomes.ts'
import { isOk, readFailure } from './read-failure.ts'

/** `GET /v1/models?type=video`: a free test of the key. That a model is listed does not prove that it is routed. */
export async function models(dispatcher: Dispatcher, account: Account) {
  const answer = await callApi(dispatcher, account, {
    method: 'GET',
    path: '/models?type=video',
    totalMs: account.timeouts.queryMs,
  })
  return { outcome: readModels(answer), httpStatus: answer.kind === 'answered' ? answer.httpStatus : null }
}

function readModels(answer: Answer): ModelsOutcome {
  if (answer.kind === 'silent' || !isOk(answer.httpStatus) || !answer.body.readable) return readFailure(answer)
  const { data } = objectOf(answer.body.value)
  if (!Array.isArray(data)) return readFailure(answer)
  return { kind: 'listed', ids: data.flatMap((model: unknown) => idOf(objectOf(model).id) ?? []) }
}
