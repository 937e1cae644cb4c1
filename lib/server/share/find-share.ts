import { eq, sql } from 'drizzle-orm'
import { SHARE_TOKEN } from '#lib/domain/share/share'
import type { Database } from '#lib/server/db/database'
import { shares } from '#lib/server/db/schema-share'
import { hashLinkToken } from '#lib/server/link-token'
import { isSharePass } from './share-password.ts'

export type ShareRow = typeof shares.$inferSelect

/**
 * What a link is worth to who opens it. `gone` is one that never was, was taken back, or went with its project: nobody is told which.
 * `locked` asks for a password first.
 */
export type FoundShare =
  | { kind: 'gone' }
  | { kind: 'expired' }
  | { kind: 'locked'; share: ShareRow & { passwordHash: string } }
  | { kind: 'open'; share: ShareRow }

/**
 * Finds the link of a token. It is looked up by its hash, so how long that takes says nothing about the tokens that there are.
 * @param token as it stands in the address @param pass what the browser has in its cookie for the password
 */
export async function findShare(db: Database, token: string, pass: string | undefined): Promise<FoundShare> {
  if (!SHARE_TOKEN.test(token)) return { kind: 'gone' }
  const [row] = await db
    .select({ share: shares, expired: sql<boolean>`${shares.expiresAt} <= now()` })
    .from(shares)
    .where(eq(shares.tokenHash, hashLinkToken(token)))
  if (!row || row.share.revokedAt) return { kind: 'gone' }
  if (row.expired) return { kind: 'expired' }
  const { share } = row
  const { passwordHash } = share
  if (passwordHash === null) return { kind: 'open', share }
  const locked = { ...share, passwordHash }
  return isSharePass(pass, locked) ? { kind: 'open', share } : { kind: 'locked', share: locked }
}
