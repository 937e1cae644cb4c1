import { inArray, sql } from 'drizzle-orm'
import type { Database } from '#lib/server/db/database'
import { generations } from '#lib/server/db/schema'

/** As if the time had passed after which what a dead or stopped worker held is free to all. @param ids the generations that it held */
export async function endLeases(db: Database, ids: readonly string[]): Promise<void> {
  await db
    .update(generations)
    .set({ leaseUntil: sql`now() - interval '1 s'` })
    .where(inArray(generations.id, [...ids]))
}
