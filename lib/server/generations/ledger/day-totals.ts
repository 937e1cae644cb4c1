import { and, desc, gte, lt, sql } from 'drizzle-orm'
import type { LedgerDay } from '#lib/domain/money/ledger'
import type { ProviderInUse } from '#lib/server/config'
import type { Database } from '#lib/server/db/database'
import { attempts } from '#lib/server/db/schema'
import { LEDGER_TIME } from './attempt-cost.ts'
import { ALIKE, toTotals, totalColumns } from './totals.ts'

export type LedgerPlace = {
  /** Whom clips are made by now. */
  provider: ProviderInUse
  /** In which days are counted: an IANA name. */
  timeZone: string
}

/**
 * The totals of every day from the first to the last that has an attempt, newest first. Reads no attempts but theirs. Sums are
 * PostgreSQL's `numeric`, so that they are exact. Days are written `2026-11-24`.
 */
export async function dayTotals(
  db: Database,
  { provider, timeZone }: LedgerPlace,
  { first, last }: { first: string; last: string },
): Promise<LedgerDay[]> {
  // Few prices are ever met, so what is alike is counted first: then all else is reckoned a few times and not once per attempt.
  const alike = db.$with('alike').as(
    db
      .select({
        day: sql<string>`(${LEDGER_TIME} at time zone ${timeZone})::date`.as('day'),
        ...ALIKE,
      })
      .from(attempts)
      .where(
        and(
          gte(LEDGER_TIME, sql`${first}::date::timestamp at time zone ${timeZone}`),
          lt(LEDGER_TIME, sql`(${last}::date + 1)::timestamp at time zone ${timeZone}`),
        ),
      )
      .groupBy(sql`1, 2, 3, 4, 5`),
  )
  const rows = await db
    .with(alike)
    .select({
      day: sql<string>`to_char(${alike.day}, 'YYYY-MM-DD')`,
      ...totalColumns(provider, alike),
    })
    .from(alike)
    .groupBy(alike.day)
    .orderBy(desc(alike.day))
  return rows.map(toTotals)
}

/** The day of an attempt, as `2026-11-24`. */
export function dayOf(timeZone: string) {
  return sql<string>`to_char(${LEDGER_TIME} at time zone ${timeZone}, 'YYYY-MM-DD')`
}
