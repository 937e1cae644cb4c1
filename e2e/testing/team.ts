import type { Browser, Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import type { TeamRole } from '#lib/domain/team/roles'
import { openAuth } from '#lib/server/auth/auth'
import { openDatabase } from '#lib/server/db/database'
import { users } from '#lib/server/db/schema-team'
import { openKeyring } from '#lib/server/keyring'
import { authTables } from '#lib/server/team/auth-tables'
import { setPassword } from '#lib/server/team/set-password'
import { databaseUrlOf } from './database.ts'

export const PASSWORD = 'a-canary-of-a-password'

/** People of a running app, made in its database, and their cookies, signed with the secret in its data folder. */
export function openTeam(dataDir: string, publicUrl: string) {
  const { db, close } = openDatabase(databaseUrlOf(dataDir), 2, () => {})
  const key = openKeyring(`${dataDir}/keys/secret`, undefined)('sessions')
  const auth = openAuth({ database: authTables(db), key, publicUrl: new URL(publicUrl) })
  /** The session cookie of somebody who signs in. */
  async function signIn(username: string): Promise<{ name: string; value: string }> {
    const cookie = await auth.signIn(username, PASSWORD, new Headers())
    if (!cookie) throw new Error(`${username} cannot sign in`)
    return { name: cookie.name, value: encodeURIComponent(cookie.value) }
  }
  return {
    db,
    close,
    async join(username: string, role: TeamRole): Promise<string> {
      const [person] = await db.insert(users).values({ name: username, role, username }).returning()
      const hashed = await auth.hash(PASSWORD)
      await db.transaction((tx) => setPassword(tx, person?.id ?? '', hashed))
      return person?.id ?? ''
    },
    idOf: async (username: string) =>
      (await db.select({ id: users.id }).from(users).where(eq(users.username, username)))[0]?.id ?? '',
    signIn,
    /** A page of a browser of their own, in which somebody is signed in. */
    async pageOf(browser: Browser, username: string): Promise<Page> {
      const context = await browser.newContext({ baseURL: publicUrl, locale: 'en' })
      await context.addCookies([{ ...(await signIn(username)), url: publicUrl }])
      return context.newPage()
    },
  }
}
