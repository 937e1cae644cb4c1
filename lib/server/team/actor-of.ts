import { eq } from 'drizzle-orm'
import { type Actor, LOCAL_OWNER_ID } from '#lib/domain/team/roles'
import type { Database } from '#lib/server/db/database'
import { users } from '#lib/server/db/schema-team'

/**
 * Who asks. On a loopback address nobody signs in: whoever can reach it is the local owner.
 * @returns null when nobody is known to ask
 */
export async function actorOf({ db }: { db: Database }): Promise<Actor | null> {
  const [row] = await db
    .select({ id: users.id, name: users.name, role: users.role })
    .from(users)
    .where(eq(users.id, LOCAL_OWNER_ID))
  return row ?? null
}
