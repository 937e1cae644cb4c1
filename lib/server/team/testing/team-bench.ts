import type { TeamRole } from '#lib/domain/team/roles'
import { openAuth } from '#lib/server/auth/auth'
import { CLIENT_ADDRESS_HEADER } from '#lib/server/client-header'
import { openDatabase } from '#lib/server/db/database'
import { users } from '#lib/server/db/schema-team'
import { createTestDatabase } from '#lib/server/db/testing/test-database'
import { authTables } from '#lib/server/team/auth-tables'
import { setPassword } from '#lib/server/team/set-password'
import { signIn } from '#lib/server/team/sign-in'

const PASSWORD = 'a long password'

/** A team of a test's own, with sign-in on a real database. */
export async function openTeam() {
  const database = await createTestDatabase()
  const { db, close } = openDatabase(database.url, 5, () => {})
  const auth = openAuth({
    database: authTables(db),
    key: Buffer.alloc(32, 'k'),
    publicUrl: new URL('http://clips.example'),
  })
  const keyring = () => Buffer.alloc(32, 'd')
  const hashed = await auth.hash(PASSWORD)
  return {
    db,
    auth,
    keyring,
    /** Somebody who signs in with their name and {@link PASSWORD}. @returns their id */
    async join(name: string, role: TeamRole, email: string | null = null): Promise<string> {
      const [person] = await db.insert(users).values({ name, role, username: name.toLowerCase(), email }).returning()
      const id = person?.id ?? ''
      await db.transaction((tx) => setPassword(tx, id, hashed))
      return id
    },
    /** Tries to sign in. @param device what a known browser shows */
    tryAs: (name: string, password = PASSWORD, address = '192.0.2.1', device?: string) =>
      signIn({ db, auth, keyring }, { name, password }, device, new Headers({ [CLIENT_ADDRESS_HEADER]: address })),
    /** The Cookie header of somebody who signs in. */
    async cookieOf(name: string): Promise<string> {
      const entered = await this.tryAs(name)
      if (!entered.ok) throw new Error(entered.problem)
      return entered.value.map(({ name: key, value }) => `${key}=${encodeURIComponent(value)}`).join('; ')
    },
    async close() {
      await close()
      await database.drop()
    },
  }
}
