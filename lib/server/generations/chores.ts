import { eq, lte, sql } from 'drizzle-orm'
import type { Database, Transaction } from '#lib/server/db/database'
import { chores } from '#lib/server/db/schema-upkeep'
import { interval } from './steps/lease.ts'

export type Chore = 'balance' | 'decoder' | 'likeness' | 'media' | 'prices' | 'purge' | 'trial'

/** When a chore was last begun and last done to its end, and whether it is asked for; times in Unix ms. */
export type ChoreState = { beganAt: number | null; endedAt: number | null; due: boolean }

/**
 * Takes the turn to do what one worker does for all now and then: among all that ask one gets it, when it is due.
 * @param everyMs when it is due again, whether or not this worker lives to end it
 */
export async function takeChore(db: Database, name: Chore, everyMs: number): Promise<boolean> {
  const begun = { dueAt: sql`now() + ${interval(everyMs)}`, beganAt: sql`now()` }
  const taken = await db
    .insert(chores)
    .values({ name, ...begun })
    .onConflictDoUpdate({ target: chores.name, set: begun, setWhere: lte(chores.dueAt, sql`now()`) })
    .returning({ name: chores.name })
  return taken.length > 0
}

/** Says that a chore that was taken is done. */
export async function endChore(db: Database, name: Chore): Promise<void> {
  await db.update(chores).set({ endedAt: sql`now()` }).where(eq(chores.name, name))
}

/** Makes a chore due now, because a person asked. */
export async function hurryChore(db: Database | Transaction, name: Chore): Promise<void> {
  await db.update(chores).set({ dueAt: sql`now()` }).where(eq(chores.name, name))
}

export async function readChore(db: Database, name: Chore): Promise<ChoreState> {
  const [found] = await db
    .select({
      beganAt: chores.beganAt,
      endedAt: chores.endedAt,
      due: sql<boolean>`${chores.dueAt} <= now()`,
    })
    .from(chores)
    .where(eq(chores.name, name))
  return {
    beganAt: found?.beganAt?.getTime() ?? null,
    endedAt: found?.endedAt?.getTime() ?? null,
    due: found?.due ?? false,
  }
}
