import { POLICY_CODES } from '#lib/domain/recipe/policy-codes'
import type { Refusal, RefusalClass } from './outcomes.ts'
import { readProblem } from './read-problem.ts'
import { TEXT_HINTS } from './text-hints.ts'

type Row = {
  status: readonly number[]
  /** Any of these machine-readable words must be in the body. */
  codes?: readonly string[]
  /** The message must look like this. */
  hint?: RegExp
  /** The machine-readable words and the message, one behind the other, must look like this. */
  names?: RegExp
  /** Null where it refuses because there is such a task already. */
  class: RefusalClass | null
  /** Our own code, where the provider has none. */
  code?: string
  /** Where the rule comes from. Documented: ToAPIs' pages. Observed: reports of other clients. Ours: a reasoned guess. */
  source: string
}

const QUOTA_CODES = [
  'insufficient_quota',
  'insufficient_user_quota',
  'quota_not_enough',
  'pre_consume_token_quota_failed',
  'payment_required',
]

/** Answers of a refusing status, and what they mean: all but one kind surely made no task. The first row that fits wins: status, then code, then words. */
const ROWS: readonly Row[] = [
  { status: [429], class: 'rate_limited', source: 'documented: rejected calls do not count' },
  {
    status: [503],
    codes: ['rate_limit_unavailable'],
    class: 'limiter_down',
    source: 'documented: submit limiter down',
  },
  {
    status: [400, 404, 503],
    codes: ['model_not_found'],
    class: 'model_unavailable',
    source: 'documented 404, observed 503',
  },
  { status: [401], class: 'unauthorized', source: 'documented' },
  { status: [402], class: 'quota', source: 'documented' },
  { status: [400, 403], codes: QUOTA_CODES, class: 'quota', source: 'observed: new-api gateways answer 403' },
  { status: [403], hint: TEXT_HINTS.quota, class: 'quota', source: 'observed: 403 without a code' },
  { status: [403], class: 'forbidden', source: 'documented on the pricing page: expired or restricted key' },
  { status: [413], class: 'invalid', code: 'file_too_large', source: 'ours: a proxy refused the body' },
  {
    status: [400, 422],
    names: TEXT_HINTS.idTaken,
    class: null,
    source: 'ours: like 409, the task that has our id may be the one that is asked for, and paid',
  },
  {
    status: [400, 422],
    names: /client[_ -]?business[_ -]?id/i,
    class: 'business_id',
    source: 'ours: the field is documented for video tasks in general, and not on the Kling v3 page',
  },
  {
    status: [400, 422],
    codes: POLICY_CODES,
    class: 'content_policy',
    source: 'documented 422; see POLICY_CODES',
  },
  {
    status: [400, 422],
    hint: TEXT_HINTS.moderation,
    class: 'content_policy',
    source: 'ours: moderation told in words only',
  },
  {
    status: [400, 422],
    hint: TEXT_HINTS.imageFetch,
    class: 'image_unavailable',
    source: 'ours: upload links have no stated life',
  },
  { status: [400, 404, 422], class: 'invalid', source: 'documented 400; 404 and 422 without a known code' },
]

/**
 * Names the refusal in an answer, or null when the answer is none that is known to have had no effect:
 * other 5xx, 408, 409 and what else says that a task by this id exists, redirects, 2xx.
 */
export function classifyRefusal(httpStatus: number, body: unknown, retryAfterMs?: number): Refusal | null {
  const problem = readProblem(body)
  const words = [...problem.codes, problem.message ?? ''].join(' ')
  const row = ROWS.find(
    ({ status, codes, hint, names }) =>
      status.includes(httpStatus) &&
      (codes === undefined || problem.codes.some((code) => codes.includes(code))) &&
      (hint === undefined || hint.test(problem.message ?? '')) &&
      (names === undefined || names.test(words)),
  )
  if (!row?.class) return null
  const code = row.code ?? problem.code
  return {
    class: row.class,
    httpStatus,
    code,
    message: problem.message,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  }
}
