import { eq, sql } from 'drizzle-orm'
import type { Database } from '#lib/server/db/database'
import { chores } from '#lib/server/db/schema-upkeep'
import { interval } from './lease.ts'

/**
 * A refusal counts for so long, by the database's clock. A clip that waits to be saved is tried again within some two minutes, which renews it
 * well before; and where nothing tries any more, it holds nobody back for ever.
 */
const HOLDS_MS = 15 * 60_000

/** Since when the store takes no paid clip, in Unix ms; null while it takes them, or nobody has tried for long. */
export const storeRefusesSince = sql<number | null>`(select extract(epoch from began_at)::float8 * 1000 from chores
  where name = 'store' and due_at > now())`

/** Whether buying must wait: what the store does not take is lost once the provider's link dies. */
export const storeRefuses = sql<boolean>`${storeRefusesSince} is not null`

/** Writes down that the store took no file just now. The first time stands until it takes one. */
export async function noteStoreRefuses(db: Database): Promise<void> {
  const until = sql`now() + ${interval(HOLDS_MS)}`
  const since = sql`case when ${chores.dueAt} > now() then ${chores.beganAt} else now() end`
  await db
    .insert(chores)
    .values({ name: 'store', beganAt: sql`now()`, dueAt: until })
    .onConflictDoUpdate({ target: chores.name, set: { beganAt: since, dueAt: until } })
}

/** The store took a file: nothing is held back any more. */
export async function noteStoreTakes(db: Database): Promise<void> {
  await db.delete(chores).where(eq(chores.name, 'store'))
}
