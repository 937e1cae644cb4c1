import { createHash, randomInt } from 'node:crypto'
import { and, eq, gt, lt, sql } from 'drizzle-orm'
import type { Database, Transaction } from '#lib/server/db/database'
import { oneTimeCodes } from '#lib/server/db/schema-team'

/** Without those that are mistaken for one another. */
const LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'
/** 16 of 30 letters are 78 bits: no number of tries finds one within its day. */
const CODE_LENGTH = 16
const LIFE = sql`interval '1 day'`

type Purpose = (typeof oneTimeCodes.$inferSelect)['purpose']

/**
 * A new code, as `ABCD-EFGH-JKMN-PQRS`, good for a day. Only its hash is kept.
 * @param userId whose password it sets; null for the first owner's
 */
export async function makeCode(db: Database, purpose: Purpose, userId: string | null): Promise<string> {
  const letters = Array.from({ length: CODE_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  await db.delete(oneTimeCodes).where(lt(oneTimeCodes.expiresAt, sql`now()`))
  await db.insert(oneTimeCodes).values({ hash: hashOf(letters), purpose, userId, expiresAt: sql`now() + ${LIFE}` })
  return letters.replace(/.{4}(?=.)/g, '$&-')
}

/** Whether a code can be used up: asked before a password is hashed, which takes long and is not done for whoever has none. */
export async function isGoodCode(db: Database, purpose: Purpose, code: string): Promise<boolean> {
  return (await db.$count(oneTimeCodes, good(purpose, code))) > 0
}

/**
 * Uses a code up, and with it all others for the same.
 * @returns whose it was, or null when there is none such, or no longer
 */
export async function redeemCode(
  tx: Transaction,
  purpose: Purpose,
  code: string,
): Promise<{ userId: string | null } | null> {
  const [used] = await tx.delete(oneTimeCodes).where(good(purpose, code)).returning({ userId: oneTimeCodes.userId })
  if (!used) return null
  const alike = used.userId === null ? undefined : eq(oneTimeCodes.userId, used.userId)
  await tx.delete(oneTimeCodes).where(and(eq(oneTimeCodes.purpose, purpose), alike))
  return used
}

/** Has none of the codes any more that set somebody's password. */
export async function revokePasswordCodes(tx: Transaction, userId: string): Promise<void> {
  await tx.delete(oneTimeCodes).where(and(eq(oneTimeCodes.purpose, 'password'), eq(oneTimeCodes.userId, userId)))
}

/** The very code, for this and in time. */
function good(purpose: Purpose, code: string) {
  const named = and(eq(oneTimeCodes.purpose, purpose), eq(oneTimeCodes.hash, hashOf(code)))
  return and(named, gt(oneTimeCodes.expiresAt, sql`now()`))
}

/** Written with or without hyphens, in large letters or small. */
function hashOf(code: string): string {
  return createHash('sha256')
    .update(code.toUpperCase().replace(/[^A-Z0-9]/g, ''))
    .digest('hex')
}
