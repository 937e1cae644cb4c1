import { and, desc, gte, lt, type SQL, sql } from 'drizzle-orm'
import type { LedgerDay } from '#lib/domain/ledger'
import type { Database } from '#lib/server/db/database'
import { attempts } from '#lib/server/db/schema'
import { attemptCost, LEDGER_TIME } from './attempt-cost.ts'

export type LedgerPlace = {
  /** The provider in use. */
  providerUrl: string
  /** In which days are counted: an IANA name. */
  timeZone: string
}

/**
 * The totals of every day from the first to the last that has an attempt, newest first. Reads no attempts but theirs. Sums are
 * PostgreSQL's `numeric`, so that they are exact. Days are written `2026-11-24`.
 */
export async function dayTotals(
  db: Database,
  { providerUrl, timeZone }: LedgerPlace,
  { first, last }: { first: string; last: string },
): Promise<LedgerDay[]> {
  // Few prices are ever met, so what is alike is counted first: then all else is reckoned a few times and not once per attempt.
  const alike = db.$with('alike').as(
    db
      .select({
        day: sql<string>`(${LEDGER_TIME} at time zone ${timeZone})::date`.as('day'),
        phase: attempts.phase,
        baseUrl: attempts.baseUrl,
        billing: attempts.billing,
        n: sql<number>`count(*)`.as('n'),
      })
      .from(attempts)
      .where(
        and(
          gte(LEDGER_TIME, sql`${first}::date::timestamp at time zone ${timeZone}`),
          lt(LEDGER_TIME, sql`(${last}::date + 1)::timestamp at time zone ${timeZone}`),
        ),
      )
      .groupBy(sql`1, 2, 3, 4`),
  )
  const { kind, credits, usd } = attemptCost(providerUrl, alike)
  const counted = (what: SQL) => sql<number>`coalesce(sum(n) filter (where ${what}), 0)`.mapWith(Number)
  const settled = sql`(${kind}) = 'settled'`
  /** Null where one of them is silent: the sum of the others would be said for all. */
  const sum = (value: SQL) =>
    sql<string | null>`case when bool_and(${value} is not null) filter (where ${settled})
      then trim_scale(sum(n * ${value}::numeric) filter (where ${settled}))::text end`
  const rows = await db
    .with(alike)
    .select({
      day: sql<string>`to_char(${alike.day}, 'YYYY-MM-DD')`,
      attempts: counted(sql`true`),
      accepted: counted(sql`${alike.phase} = 'accepted'`),
      settled: counted(settled),
      credits: sum(credits),
      usd: sum(usd),
      refunded: counted(sql`(${kind}) = 'refunded'`),
      unknown: counted(sql`(${kind}) in ('not_said', 'pending')`),
    })
    .from(alike)
    .groupBy(alike.day)
    .orderBy(desc(alike.day))
  return rows.map(({ settled, credits, usd, ...counts }) => ({ ...counts, settled: { count: settled, credits, usd } }))
}

/** The day of an attempt, as `2026-11-24`. */
export function dayOf(timeZone: string) {
  return sql<string>`to_char(${LEDGER_TIME} at time zone ${timeZone}, 'YYYY-MM-DD')`
}
