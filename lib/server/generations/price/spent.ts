import { and, eq, gte, inArray, isNotNull, type SQL, sql } from 'drizzle-orm'
import { plus, times } from '#lib/domain/money/decimal'
import { type Prices, quoteOf } from '#lib/domain/money/price'
import type { ProviderInUse } from '#lib/server/config'
import type { Database, Transaction } from '#lib/server/db/database'
import { attempts, generationImages, generations } from '#lib/server/db/schema'
import { attemptCost, LEDGER_TIME } from '#lib/server/generations/ledger/attempt-cost'

/** What amounts are reckoned by. */
export type Reckoning = { provider: ProviderInUse; timeZone: string; prices: Prices; creditsPerUsd: string }

/** When today began, in the days of a time zone. */
export function dayBegan(timeZone: string): SQL<Date> {
  return sql`date_trunc('day', now() at time zone ${timeZone}) at time zone ${timeZone}`
}

/**
 * Dollars spent since the day began, in the ledger's days: what was really charged where it is known, else the estimate of the time, else
 * today's price. What may have been charged counts as charged, and so does what waits to be sent. Null where a price is not known.
 * @param userId of one person, where it is not everybody's
 */
export async function spentToday(db: Database | Transaction, how: Reckoning, userId?: string): Promise<string | null> {
  const theirs = userId === undefined ? undefined : eq(generations.createdBy, userId)
  const begun = dayBegan(how.timeZone)
  const waiting = and(
    theirs,
    isNotNull(generations.dueAt),
    inArray(generations.state, ['queued', 'submitting']),
    inArray(attempts.phase, ['prepared', 'refused']),
    sql`${attempts.number} = (select max(a.number) from attempts a where a.generation_id = ${generations.id})`,
  )
  const sent = await amounts(
    db,
    how,
    and(theirs, gte(LEDGER_TIME, begun), sql`${attempts.phase} not in ('prepared', 'refused')`),
  )
  return sum(how, [...sent, ...(await amounts(db, how, waiting))])
}

/** Dollars that the attempts at one generation cost or may have cost; null where a price is not known. */
export async function spentOn(db: Database | Transaction, how: Reckoning, id: string): Promise<string | null> {
  return sum(
    how,
    await amounts(db, how, and(eq(attempts.generationId, id), sql`${attempts.phase} not in ('prepared', 'refused')`)),
  )
}

/** What is alike is counted together, so that a day of thousands is a few rows. */
function amounts(db: Database | Transaction, { provider, creditsPerUsd }: Reckoning, which: SQL | undefined) {
  const { kind, credits, usd } = attemptCost(provider)
  const said = sql`coalesce(${usd}::numeric, ${credits}::numeric / nullif(${creditsPerUsd}::numeric, 0))`
  return db
    .select({
      usd: sql<
        string | null
      >`trim_scale(case when (${kind}) = 'settled' then ${said} else ${generations.estimateUsd}::numeric end)::text`,
      mode: generations.mode,
      audio: generations.audio,
      duration: generations.duration,
      aspectRatio: generations.aspectRatio,
      withImages: sql<boolean>`exists (select from ${generationImages} where ${generationImages.generationId} = ${generations.id})`,
      count: sql<number>`count(*)`.mapWith(Number),
    })
    .from(attempts)
    .innerJoin(generations, eq(generations.id, attempts.generationId))
    .where(and(which, sql`(${kind}) not in ('refunded', 'sandbox')`))
    .groupBy(sql`1, 2, 3, 4, 5, 6`)
}

function sum({ prices }: Reckoning, rows: Awaited<ReturnType<typeof amounts>>): string | null {
  return rows.reduce<string | null>((total, { count, usd, ...facts }) => {
    const each = usd ?? quoteOf(prices, facts)?.usd ?? null
    return total === null || each === null ? null : plus(total, times(each, count))
  }, '0')
}
