import { type SQL, sql } from 'drizzle-orm'
import type { LedgerTotals } from '#lib/domain/money/ledger'
import type { ProviderInUse } from '#lib/server/config'
import { attempts } from '#lib/server/db/schema'
import { attemptCost, type Priced } from './attempt-cost.ts'

/** What attempts are alike by, and `n` of them: what {@link totalColumns} reckons with. Beside what the sums are told apart by. */
export const ALIKE = {
  phase: attempts.phase,
  baseUrl: attempts.baseUrl,
  sandbox: attempts.sandbox,
  billing: attempts.billing,
  n: sql<number>`count(*)`.as('n'),
}

/**
 * The totals of groups of alike attempts. Sums are PostgreSQL's `numeric`, so that they are exact.
 * @param alike a query over {@link ALIKE}
 */
export function totalColumns(inUse: ProviderInUse, alike: Priced) {
  const { kind, credits, usd } = attemptCost(inUse, alike)
  const counted = (what: SQL) => sql<number>`coalesce(sum(n) filter (where ${what}), 0)`.mapWith(Number)
  const settled = sql`(${kind}) = 'settled'`
  /** Null where one of them is silent: the sum of the others would be said for all. */
  const sum = (value: SQL) =>
    sql<string | null>`case when bool_and(${value} is not null) filter (where ${settled})
      then trim_scale(sum(n * ${value}::numeric) filter (where ${settled}))::text end`
  return {
    attempts: counted(sql`true`),
    accepted: counted(sql`${alike.phase} = 'accepted'`),
    settled: counted(settled),
    credits: sum(credits),
    usd: sum(usd),
    refunded: counted(sql`(${kind}) = 'refunded'`),
    unknown: counted(sql`(${kind}) in ('not_said', 'pending')`),
  }
}

type Row = Omit<LedgerTotals, 'settled'> & { settled: number; credits: string | null; usd: string | null }

/** What {@link totalColumns} gave, as people are told it. */
export function toTotals<R extends Row>({ settled, credits, usd, ...rest }: R) {
  return { ...rest, settled: { count: settled, credits, usd } }
}
