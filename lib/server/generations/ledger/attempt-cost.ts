import { type SQLWrapper, sql } from 'drizzle-orm'
import type { ProviderInUse } from '#lib/server/config'
import { attempts, generations } from '#lib/server/db/schema'
import { NOT_NEEDED } from '#lib/server/generations/steps/found-by'

/** When an attempt was sent, or made while it was not: the order of the ledger, in the words of its index. */
export const LEDGER_TIME = sql<Date>`coalesce(${attempts.sentAt}, ${attempts.createdAt})`

/** The rule of lib/domain/is-loopback in the words that PostgreSQL and JavaScript share, for whole addresses. */
const LOCAL = String.raw`^https?://(127\.|localhost|\[::1\])`

/** The columns of an attempt that its cost follows from, of the table or of a query over it. */
export type Priced = Record<'phase' | 'baseUrl' | 'sandbox' | 'billing', SQLWrapper>

/**
 * What an attempt cost, as a `CostKind` of lib/domain/money/ledger, and the amounts as decimal texts. One place for the list and the sums.
 * @param inUse once it is not the sandbox, what that made before cost nothing. What was made before that was written down is told by its
 *   address, as long as the provider in use is not on this machine as well.
 */
export function attemptCost(inUse: ProviderInUse, { phase, baseUrl, sandbox, billing }: Priced = attempts) {
  const elsewhere = !new RegExp(LOCAL).test(inUse.baseUrl)
  const credits = sql<string | null>`(${billing} ->> 'credits')`
  const usd = sql<string | null>`(${billing} ->> 'costUsd')`
  const kind = sql<string>`case
    when ${!inUse.sandbox} and coalesce(${sandbox}, ${elsewhere} and ${baseUrl} ~ ${LOCAL}) then 'sandbox'
    when ${phase} in ('prepared', 'refused') then 'none'
    when ${phase} <> 'accepted' then 'not_said'
    when ${billing} ->> 'status' = 'refunded' then 'refunded'
    when ${credits} is not null or ${usd} is not null then 'settled'
    when ${billing} ->> 'status' = 'pending' then 'pending'
    else 'not_said' end`
  return { kind, credits, usd }
}

/**
 * What became of an attempt, as an `AttemptOutcome` of lib/domain/money/ledger. The words after the colon are the provider's or the wire's:
 * see `describe` in steps/attempt-record.
 */
export const ATTEMPT_OUTCOME = sql<string>`case ${attempts.phase}
  when 'accepted' then case when ${attempts.outcome} like 'found%' then 'found' else 'accepted' end
  when 'refused' then 'refused'
  when 'unknown' then 'unclear'
  when 'sending' then 'sending'
  else case
    when ${generations.state} in ('failed', 'cancelled') then 'never_sent'
    when ${attempts.outcome} = ${NOT_NEEDED} then 'never_sent'
    when ${attempts.outcome} like 'not sent%' then 'not_sent'
    else 'waiting' end
  end`

export const ATTEMPT_DETAIL = sql<string | null>`nullif(split_part(coalesce(${attempts.outcome}, ''), ': ', 2), '')`
