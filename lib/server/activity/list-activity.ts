import { and, desc, eq, gte, lt, type SQL, sql } from 'drizzle-orm'
import type { ActivityEntry, ActivityFilter, ActivityPage } from '#lib/domain/team/activity'
import type { ProviderInUse } from '#lib/server/config'
import type { Database } from '#lib/server/db/database'
import { attempts, generations } from '#lib/server/db/schema'
import { activity } from '#lib/server/db/schema-activity'
import { attemptCost } from '#lib/server/generations/ledger/attempt-cost'
import type { LedgerPlace } from '#lib/server/generations/ledger/day-totals'

const PAGE_SIZE = 50
const PROMPT_LENGTH = 120

type Asked = {
  filter: ActivityFilter
  /** `nextCursor` of the page before, or null for the first. */
  cursor: string | null
  limit?: number
} & LedgerPlace

/** One page of what people did, newest first, by keyset. A cursor that makes no sense gives the first page. */
export async function listActivity(
  db: Database,
  { filter, cursor, limit = PAGE_SIZE, provider, timeZone }: Asked,
): Promise<ActivityPage> {
  const before = /^\d{1,15}$/.test(cursor ?? '') ? Number(cursor) : null
  const rows = await db
    .select({
      id: activity.id,
      at: activity.at,
      kind: activity.kind,
      actor: activity.actorName,
      about: activity.about,
      limits: activity.limits,
      count: sql<number>`cardinality(${activity.generations})`.mapWith(Number),
      generationId: generations.id,
      prompt: sql<string | null>`left(${generations.prompt}, ${PROMPT_LENGTH})`,
      usd: costOf(provider),
    })
    .from(activity)
    .leftJoin(
      generations,
      and(sql`${generations.id} = ${activity.generations}[1]`, sql`${generations.deletedAt} is null`),
    )
    .where(
      and(
        before === null ? undefined : lt(activity.id, before),
        filter.kind === null ? undefined : eq(activity.kind, filter.kind),
        filter.actor === null ? undefined : eq(activity.actorId, filter.actor),
        filter.day === null ? undefined : within(filter.day, timeZone),
      ),
    )
    .orderBy(desc(activity.id))
    .limit(limit + 1)
  const entries = rows.slice(0, limit).map(
    ({ at, generationId, prompt, ...row }): ActivityEntry => ({
      ...row,
      at: at.getTime(),
      generation: generationId === null || prompt === null ? null : { id: generationId, prompt },
    }),
  )
  const last = entries.at(-1)
  return { entries, nextCursor: rows.length > limit && last ? String(last.id) : null }
}

/** What was done on a day of a time zone. */
function within(day: string, timeZone: string) {
  const beginning = (after: number) => sql`(${day}::date + ${after}::int)::timestamp at time zone ${timeZone}`
  return and(gte(activity.at, beginning(0)), lt(activity.at, beginning(1)))
}

/**
 * What came of a line in dollars: of all attempts at what was submitted with it, once the provider has said what each cost. The ledger has them
 * one by one.
 */
function costOf(provider: ProviderInUse): SQL<string | null> {
  const { kind, usd } = attemptCost(provider)
  return sql<string | null>`case when ${activity.kind} = 'submitted' then (
    select case when bool_and((${kind}) in ('settled', 'refunded', 'none', 'sandbox') and ((${kind}) <> 'settled' or ${usd} is not null))
      then trim_scale(coalesce(sum(${usd}::numeric) filter (where (${kind}) = 'settled'), 0))::text end
    from ${attempts} where ${attempts.generationId} = any(${activity.generations})) end`
}
