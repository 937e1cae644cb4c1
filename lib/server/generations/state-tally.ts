import { sql } from 'drizzle-orm'
import type { State } from '#lib/domain/generation/states'
import type { Database } from '#lib/server/db/database'
import { interval } from './steps/lease.ts'

/**
 * A line of the history counts once it is this old. Lines are numbered before they are committed, so one with a lower number may still
 * appear behind those that are there; no transaction of ours takes this long.
 */
const SETTLED_AFTER_MS = 10_000

/**
 * Counts how often each state was entered, from the history that the database itself writes: no writer can forget to count.
 * Reads what is new since the last time.
 */
export function createStateTally(db: Database) {
  const counts = new Map<State, number>()
  let last = 0
  let reading: Promise<void> | undefined

  async function catchUp(): Promise<void> {
    const young = sql`select min(id) from generation_history where id > ${last} and at > now() - ${interval(SETTLED_AFTER_MS)}`
    const { rows } = await db.execute<{ state: State; n: number; last: number }>(sql`
      select state, count(*)::int as n, max(id)::float8 as last from generation_history
      where id > ${last} and id < coalesce((${young}), 9223372036854775807) group by state`)
    for (const row of rows) {
      counts.set(row.state, (counts.get(row.state) ?? 0) + row.n)
      last = Math.max(last, row.last)
    }
  }

  return {
    async read(): Promise<ReadonlyMap<State, number>> {
      reading ??= catchUp().finally(() => {
        reading = undefined
      })
      await reading
      return counts
    },
  }
}
