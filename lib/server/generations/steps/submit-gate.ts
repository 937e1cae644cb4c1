import { and, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import type { PauseReason } from '#lib/domain/problems'
import type { Database, Transaction } from '#lib/server/db/database'
import { submitGate } from '#lib/server/db/schema'
import { interval } from './lease.ts'

/** How long after a refusal of the key or the balance both are tried again. */
const CHECK_EVERY_MS = 60_000

/** Whether a submission may go out now, by the database's clock, for all workers alike. */
export async function gateIsOpen(db: Database | Transaction): Promise<boolean> {
  const { rows } = await db.execute<{ open: boolean }>(
    sql`select pause is null and coalesce(not_before, now()) <= now() as open from submit_gate`,
  )
  return rows[0]?.open ?? true
}

/** Shuts the gate until somebody has a working key or balance. The first reason and its time stand until it opens. */
export async function pauseGate(tx: Transaction, reason: PauseReason): Promise<void> {
  await tx
    .update(submitGate)
    .set({ pause: reason, pausedAt: sql`now()`, checkAt: sql`now() + ${interval(CHECK_EVERY_MS)}` })
    .where(isNull(submitGate.pause))
}

/** Holds all submissions back for as long as the provider asked. */
export async function holdGate(tx: Transaction, ms: number): Promise<void> {
  await tx.update(submitGate).set({ notBefore: sql`greatest(not_before, now() + ${interval(ms)})` })
}

/** Why submitting is at rest, or null while it is not. */
export async function gatePause(db: Database): Promise<PauseReason | null> {
  const [gate] = await db.select({ pause: submitGate.pause }).from(submitGate)
  return gate?.pause ?? null
}

/** Takes the turn to try key and balance, if one is due: among all workers one gets it. */
export async function takeGateCheck(db: Database): Promise<boolean> {
  const taken = await db
    .update(submitGate)
    .set({ checkAt: sql`now() + ${interval(CHECK_EVERY_MS)}` })
    .where(and(sql`pause is not null`, sql`check_at <= now()`))
    .returning({ id: submitGate.id })
  return taken.length > 0
}

/** Names another reason, once what was wrong first has been mended and something else is. */
export async function renamePause(db: Database, reason: PauseReason): Promise<void> {
  await db
    .update(submitGate)
    .set({ pause: reason })
    .where(and(isNotNull(submitGate.pause), ne(submitGate.pause, reason)))
}

/** Opens the gate again. */
export async function openGate(db: Database): Promise<void> {
  await db.update(submitGate).set({ pause: null, pausedAt: null, checkAt: null }).where(eq(submitGate.id, 1))
}
