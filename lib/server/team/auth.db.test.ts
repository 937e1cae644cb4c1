import { afterAll, beforeAll, expect, it } from 'vitest'
import { openAuth } from '#lib/server/auth/auth'
import { type Database, openDatabase } from '#lib/server/db/database'
import { sessions, users } from '#lib/server/db/schema-team'
import { createTestDatabase } from '#lib/server/db/testing/test-database'
import { authTables } from './auth-tables.ts'
import { setPassword } from './set-password.ts'

let db: Database
let end: () => Promise<void>
beforeAll(async () => {
  const database = await createTestDatabase()
  const opened = openDatabase(database.url, 3, () => {})
  db = opened.db
  end = async () => {
    await opened.close()
    await database.drop()
  }
})
afterAll(() => end())

it('signs in by name and password, knows the session by its cookie, and ends it', async () => {
  const auth = openAuth({
    database: authTables(db),
    key: Buffer.alloc(32, 'k'),
    publicUrl: new URL('https://clips.example'),
  })
  const [person] = await db.insert(users).values({ name: 'Chen', role: 'creator', username: 'chen' }).returning()
  const id = person?.id ?? ''
  const hashed = await auth.hash('a long password')
  await db.transaction((tx) => setPassword(tx, id, hashed))
  const headers = new Headers({ 'x-inbetween-client': '192.0.2.7', 'user-agent': 'a browser' })
  expect(await auth.signIn('chen', 'another password', headers)).toBeNull()
  expect(await auth.signIn('nobody', 'a long password', headers)).toBeNull()
  const signedIn = await auth.signIn('chen', 'a long password', headers)
  expect(signedIn).toMatchObject({ name: '__Secure-inbetween.session_token', maxAge: 30 * 24 * 3600 })
  const cookie = `${signedIn?.name}=${encodeURIComponent(signedIn?.value ?? '')}`
  expect(await auth.sessionOf(cookie)).toEqual({ id: expect.any(String), userId: id })
  expect(await db.select().from(sessions)).toMatchObject([
    { userId: id, ipAddress: '192.0.2.7', userAgent: 'a browser' },
  ])
  const other = openAuth({
    database: authTables(db),
    key: Buffer.alloc(32, 'x'),
    publicUrl: new URL('https://clips.example'),
  })
  expect(await other.sessionOf(cookie)).toBeNull()
  expect(await auth.isPassword(id, 'a long password')).toBe(true)
  await auth.signOut(new Headers({ cookie }))
  expect(await auth.sessionOf(cookie)).toBeNull()
})
