import { sql } from 'drizzle-orm'
import type { Database, Transaction } from '#lib/server/db/database'
import { chores } from '#lib/server/db/schema-upkeep'
import { takeChore } from '#lib/server/generations/chores'

/** How often one submission is tried although the balance is said to be used up: some accounts pay by other means. In ms. */
const TRIAL_EVERY_MS = 15 * 60_000

/** The chore was begun, and no submission has ended it yet. */
const unused = sql`name = 'trial' and began_at is not null and (ended_at is null or ended_at < began_at)`

/** Whether one submission may be tried behind the shut gate. */
export const trialIsOpen = sql<boolean>`exists (select from chores where ${unused})`

/**
 * Lets one submission try the provider behind the shut gate, where that is due: a refusal costs nothing.
 * @returns false while the last one was not long ago and no person asked
 */
export function openTrial(db: Database): Promise<boolean> {
  return takeChore(db, 'trial', TRIAL_EVERY_MS)
}

/** Takes the one trial, if there is one: of all transactions that ask, one gets it. */
export async function takeTrial(tx: Transaction): Promise<boolean> {
  // `now()` would be when the transaction began, which may be before the trial did.
  const taken = await tx
    .update(chores)
    .set({ endedAt: sql`clock_timestamp()` })
    .where(unused)
    .returning({ name: chores.name })
  return taken.length > 0
}
