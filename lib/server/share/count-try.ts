import { eq, lt, sql } from 'drizzle-orm'
import type { Database } from '#lib/server/db/database'
import { shareTries } from '#lib/server/db/schema-share'

/** Passwords that are looked at within the window; the rest of it is waited for. From one network, and from all of them at one link. */
const LIMITS = { network: 10, all: 100 } as const
const WINDOW = sql`interval '15 minutes'`
const ALL = ''

/**
 * Counts a password that is tried at a link, before it is looked at: tries at the same moment cannot slip through together. What a network
 * that is shut out goes on trying shuts out nobody else.
 * @param network that it came from
 * @returns whether it may be looked at
 */
export async function countShareTry(db: Database, shareId: string, network: string): Promise<boolean> {
  if ((await count(db, shareId, network)) > LIMITS.network) return false
  return (await count(db, shareId, ALL)) <= LIMITS.all
}

/** After the right password: a team behind one address may open a link as often as it likes. Old windows go with it. */
export async function forgiveShareTries(db: Database, shareId: string, network: string): Promise<void> {
  await db.delete(shareTries).where(sql`${eq(shareTries.shareId, shareId)} and ${eq(shareTries.network, network)}`)
  await db.delete(shareTries).where(lt(shareTries.since, sql`now() - ${WINDOW}`))
}

async function count(db: Database, shareId: string, network: string): Promise<number> {
  const over = sql`${shareTries.since} < now() - ${WINDOW}`
  const [row] = await db
    .insert(shareTries)
    .values({ shareId, network, tries: 1 })
    .onConflictDoUpdate({
      target: [shareTries.shareId, shareTries.network],
      set: {
        tries: sql`case when ${over} then 1 else ${shareTries.tries} + 1 end`,
        since: sql`case when ${over} then now() else ${shareTries.since} end`,
      },
    })
    .returning({ tries: shareTries.tries })
  return row?.tries ?? 0
}
