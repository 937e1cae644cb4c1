import { and, eq } from 'drizzle-orm'
import type { Database, Transaction } from '#lib/server/db/database'
import { accounts, sessions } from '#lib/server/db/schema-team'
import { revokePasswordCodes } from './one-time-codes.ts'
import { forgetTries } from './sign-in-tries.ts'

/** How the library names an account that has a password. */
const CREDENTIAL = 'credential'

/**
 * Gives somebody a password, instead of the one they had. Ends their sessions: who sets a new password may have lost the old one to somebody else.
 * Tries at the old one count no more, and no link that was made for a lost one sets another.
 * Runs in the caller's transaction; `hashed` comes from `Auth.hash`, which takes long and therefore comes first.
 */
export async function setPassword(tx: Transaction, userId: string, hashed: string): Promise<void> {
  await tx.delete(accounts).where(and(eq(accounts.userId, userId), eq(accounts.providerId, CREDENTIAL)))
  await tx.insert(accounts).values({ userId, accountId: userId, providerId: CREDENTIAL, password: hashed })
  await revokeSessions(tx, userId)
  await revokePasswordCodes(tx, userId)
  await forgetTries(tx, userId)
}

/** Signs somebody out everywhere; other web processes notice within a second. */
export async function revokeSessions(db: Database | Transaction, userId: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.userId, userId))
}
