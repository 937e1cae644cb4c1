import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import type { Database } from '#lib/server/db/database'
import { accounts, sessions, users } from '#lib/server/db/schema-team'

/** Our tables as sign-in (lib/server/auth) reads and writes them. */
export function authTables(db: Database) {
  return drizzleAdapter(db, { provider: 'pg', schema: { user: users, session: sessions, account: accounts } })
}
