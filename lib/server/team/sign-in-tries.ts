import { createHash } from 'node:crypto'
import { inArray, lt, sql } from 'drizzle-orm'
import type { Database, Transaction } from '#lib/server/db/database'
import { signInTries } from '#lib/server/db/schema-team'
import { networksOf } from './networks.ts'

/** Tries in {@link WINDOW} that are looked at; the rest of the window is waited for. */
const LIMITS = { account: 10, device: 10, net: 20, wide: 60 } as const
const WINDOW = sql`interval '15 minutes'`

/** Who tries: whoever a name is typed for, from where, and whether this browser signed in as that person before. */
export type Try = { account: string; address: string; knownDevice: boolean }

/**
 * Counts a try before the password is looked at, so that tries at the same moment cannot slip through together.
 *
 * Strangers who guess at one account use up that account's tries, from however many networks; the person themselves is not shut out by that, for a browser that
 * signed in before has tries of its own. What a network that is shut out goes on trying counts against no account.
 * @returns whether the password may be looked at
 */
export async function countTry(db: Database, { account, address, knownDevice }: Try): Promise<boolean> {
  const { narrow, wide } = networksOf(address)
  const networks = [[`net:${narrow}`, LIMITS.net] as const, ...(wide ? [[`net:${wide}`, LIMITS.wide] as const] : [])]
  for (const [key, limit] of networks) if ((await count(db, key)) > limit) return false
  return (await count(db, accountKey(account, knownDevice))) <= LIMITS[knownDevice ? 'device' : 'account']
}

/** After a password that was right: the account's tries count no more, and this one not for its network. */
export async function forgiveTry(db: Database, { account, address, knownDevice }: Try): Promise<void> {
  const { narrow, wide } = networksOf(address)
  await db.delete(signInTries).where(inArray(signInTries.key, [accountKey(account, knownDevice)]))
  await db
    .update(signInTries)
    .set({ tries: sql`greatest(${signInTries.tries} - 1, 0)` })
    .where(inArray(signInTries.key, [`net:${narrow}`, `net:${wide}`]))
  await db.delete(signInTries).where(lt(signInTries.since, sql`now() - ${WINDOW}`))
}

/** After somebody was given another password: what was guessed before was not guessed at this one. */
export async function forgetTries(tx: Transaction, account: string): Promise<void> {
  const keys = [accountKey(account, true), accountKey(account, false)]
  await tx.delete(signInTries).where(inArray(signInTries.key, keys))
}

async function count(db: Database, key: string): Promise<number> {
  const over = sql`${signInTries.since} < now() - ${WINDOW}`
  const [row] = await db
    .insert(signInTries)
    .values({ key, tries: 1 })
    .onConflictDoUpdate({
      target: signInTries.key,
      set: {
        tries: sql`case when ${over} then 1 else ${signInTries.tries} + 1 end`,
        since: sql`case when ${over} then now() else ${signInTries.since} end`,
      },
    })
    .returning({ tries: signInTries.tries })
  return row?.tries ?? 0
}

/** Hashed, because people type their password into the wrong field. */
function accountKey(account: string, knownDevice: boolean): string {
  return `${knownDevice ? 'device' : 'account'}:${createHash('sha256').update(account).digest('hex')}`
}
