import { and, asc, desc, eq, gte, lt, type SQL, sql } from 'drizzle-orm'
import type { LedgerMonth } from '#lib/domain/money/ledger'
import type { Database } from '#lib/server/db/database'
import { attempts, generations } from '#lib/server/db/schema'
import { users } from '#lib/server/db/schema-team'
import { LEDGER_TIME } from './attempt-cost.ts'
import type { LedgerPlace } from './day-totals.ts'
import { ALIKE, toTotals, totalColumns } from './totals.ts'

/**
 * Who had what tried in a month, and what it cost: an attempt is of the person who made its generation, whoever sent it again. Reads no attempts
 * but those of the month.
 * @param asked as `2026-11`; the newest month that has an attempt where it is left out
 */
export async function monthByPerson(db: Database, place: LedgerPlace, asked?: string): Promise<LedgerMonth> {
  const { timeZone, provider } = place
  const month = asked ?? (await monthBeside(db, timeZone, sql`true`, desc)) ?? (await monthNow(db, timeZone))
  const [first, next] = bounds(month, timeZone)
  const alike = db.$with('alike').as(
    db
      .select({ createdBy: generations.createdBy, ...ALIKE })
      .from(attempts)
      .innerJoin(generations, eq(generations.id, attempts.generationId))
      .where(and(gte(LEDGER_TIME, first), lt(LEDGER_TIME, next)))
      .groupBy(generations.createdBy, attempts.phase, attempts.baseUrl, attempts.sandbox, attempts.billing),
  )
  const columns = totalColumns(provider, alike)
  const people = await db
    .with(alike)
    .select({ id: users.id, name: users.name, ...columns })
    .from(alike)
    .innerJoin(users, eq(users.id, alike.createdBy))
    .groupBy(users.id)
    .orderBy(sql`${columns.usd}::numeric desc nulls last`, desc(columns.attempts), users.name)
  const [before, after] = await Promise.all([
    monthBeside(db, timeZone, lt(LEDGER_TIME, first), desc),
    monthBeside(db, timeZone, gte(LEDGER_TIME, next), asc),
  ])
  return { month, people: people.map(toTotals), before, after }
}

/** The instants at which a month begins and is over. */
function bounds(month: string, timeZone: string): [SQL, SQL] {
  const day = sql`${`${month}-01`}::date`
  return [sql`${day}::timestamp at time zone ${timeZone}`, sql`(${day} + interval '1 month') at time zone ${timeZone}`]
}

/** The first month, in an order of time, that has an attempt of which something holds. Answered from the ledger's index. */
async function monthBeside(db: Database, timeZone: string, holds: SQL, order: typeof asc): Promise<string | null> {
  const [row] = await db
    .select({ month: monthOf(LEDGER_TIME, timeZone) })
    .from(attempts)
    .where(holds)
    .orderBy(order(LEDGER_TIME))
    .limit(1)
  return row?.month ?? null
}

async function monthNow(db: Database, timeZone: string): Promise<string> {
  const { rows } = await db.execute<{ month: string }>(sql`select ${monthOf(sql`now()`, timeZone)} as month`)
  return rows[0]?.month ?? ''
}

function monthOf(moment: SQL, timeZone: string) {
  return sql<string>`to_char(${moment} at time zone ${timeZone}, 'YYYY-MM')`
}
