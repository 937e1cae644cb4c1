import { inArray, type SQL, sql } from 'drizzle-orm'
import type { Database } from '#lib/server/db/database'
import { generations } from '#lib/server/db/schema'

/** As if the time had passed after which what a dead or stopped worker held is free to all. @param ids the generations that it held */
export function endLeases(db: Database, ids: readonly string[]): Promise<void> {
  return setLeases(db, ids, sql`now() - interval '1 s'`)
}

/** Nobody takes up what a dead worker held before `endLeases`, however long a slow machine needs. @param ids the generations that it held */
export function holdLeases(db: Database, ids: readonly string[]): Promise<void> {
  return setLeases(db, ids, sql`now() + interval '1 h'`)
}

async function setLeases(db: Database, ids: readonly string[], leaseUntil: SQL): Promise<void> {
  await db
    .update(generations)
    .set({ leaseUntil })
    .where(inArray(generations.id, [...ids]))
}
