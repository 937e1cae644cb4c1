import type { Dispatcher } from 'undici'
import { type Account, type Answer, callApi } from './call-api.ts'
import { decimalOf, objectOf } from './json-fields.ts'
import type { BalanceOutcome, Credits } from './outcomes.ts'
import { isOk, readFailure } from './read-failure.ts'

/** `GET /v1/balance` (the key's) and `GET /v1/user/balance` (the account's), side by side. */
export async function balance(dispatcher: Dispatcher, account: Account) {
  const [key, whole] = await Promise.all(
    ['/balance', '/user/balance'].map((path) =>
      callApi(dispatcher, account, { method: 'GET', path, totalMs: account.timeouts.queryMs }),
    ),
  )
  const httpStatus = key?.kind === 'answered' ? key.httpStatus : null
  return { outcome: readBalance(key, whole), httpStatus }
}

function readBalance(key: Answer | undefined, whole: Answer | undefined): BalanceOutcome {
  const known = { key: readCredits(key), account: readCredits(whole) }
  if (known.key !== null || known.account !== null) return { kind: 'known', ...known }
  return key === undefined ? { kind: 'unavailable', reason: 'network' } : readFailure(key)
}

/** Only `*_credits` are read: the unit of `*_balance` depends on the site's settings. Failure comes with HTTP 200 and `success: false`. */
function readCredits(answer: Answer | undefined): Credits | null {
  if (answer?.kind !== 'answered' || !isOk(answer.httpStatus) || !answer.body.readable) return null
  const body = objectOf(answer.body.value)
  if (body.success === false) return null
  const unlimited = body.unlimited_quota === true || decimalOf(body.remain_balance) === '-1'
  const remaining = unlimited ? null : decimalOf(body.remain_credits)
  if (!unlimited && remaining === null) return null
  return { remaining, used: decimalOf(body.used_credits), perUsd: decimalOf(body.credits_per_usd), unlimited }
}
