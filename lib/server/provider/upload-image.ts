import { type Dispatcher, FormData } from 'undici'
import { type Account, type Answer, callApi } from './call-api.ts'
import { classifyRefusal } from './classify-refusal.ts'
import { idOf, objectOf, urlOf } from './json-fields.ts'
import type { RefusalClass, UploadOutcome } from './outcomes.ts'
import { isOk, readFailure } from './read-failure.ts'
import { readProblem } from './read-problem.ts'

/** A still as it goes to the provider. `name` needs its extension, since the provider looks at it. */
export type ImageFile = { bytes: Uint8Array; name: string; type: 'image/jpeg' | 'image/png' }

/** These pass by themselves; all other refusals are about the image or the key. */
const TRANSIENT: readonly RefusalClass[] = ['rate_limited', 'limiter_down']

/** `POST /v1/uploads/images`: field `file`, one image. Sending an image twice costs nothing. */
export async function uploadImage(dispatcher: Dispatcher, account: Account, file: ImageFile) {
  const form = new FormData()
  form.append('purpose', 'generation')
  form.append('file', new File([new Uint8Array(file.bytes)], file.name, { type: file.type }))
  const { uploadMs } = account.timeouts
  const answer = await callApi(dispatcher, account, {
    method: 'POST',
    path: '/uploads/images',
    body: form,
    totalMs: uploadMs,
    headersMs: uploadMs,
  })
  const httpStatus = answer.kind === 'answered' ? answer.httpStatus : null
  return { outcome: readUploaded(answer), httpStatus }
}

function readUploaded(answer: Answer): UploadOutcome {
  if (answer.kind === 'silent') return { kind: 'unavailable', reason: answer.reason }
  const { httpStatus, retryAfterMs } = answer
  const body = objectOf(answer.body.readable ? answer.body.value : undefined)
  const data = objectOf(body.data)
  const url = urlOf(data.url) ?? urlOf(body.url)
  if (isOk(httpStatus) && body.success !== false && url !== null) return { kind: 'uploaded', url, id: idOf(data.id) }
  if (isOk(httpStatus) && body.success === false) {
    const { code, message } = readProblem(body)
    return { kind: 'refused', refusal: { class: 'invalid', httpStatus, code, message } }
  }
  const refusal = classifyRefusal(httpStatus, body, retryAfterMs)
  if (refusal !== null && !TRANSIENT.includes(refusal.class)) return { kind: 'refused', refusal }
  const failure = readFailure(answer)
  return failure.kind === 'denied' ? { kind: 'refused', refusal: failure.refusal } : failure
}
