import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import type { Transaction } from '#lib/server/db/database'
import { attempts, generations } from '#lib/server/db/schema'
import { type Attempt, currentAttempt } from './attempt-record.ts'
import { FOUND_BY, NOT_NEEDED } from './found-by.ts'
import { keepAsOwnTake } from './keep-as-own-take.ts'
import { ownerOfTask } from './owner-of-task.ts'
import type { StepDeps } from './step-deps.ts'

type Finding = { clientBusinessId: string; taskId: string; by: keyof typeof FOUND_BY }

export type Adoption =
  /** The attempt has this task, now or since before; `generationId` is the generation that goes on with it. */
  | { kind: 'adopted'; generationId: string; attempt: string }
  /** The attempt has another task already. */
  | { kind: 'has_another'; generationId: string; attempt: string; taskId: string }
  /** The task belongs to another attempt. */
  | { kind: 'taken' }
  | { kind: 'unknown_attempt' }

type Row = typeof generations.$inferSelect
type Adopting = Pick<StepDeps, 'queue' | 'log'>

/**
 * The one way in which a task that became known later is taken on for its attempt, by whatever way: look-up, webhook, person or journal.
 * Not fenced by a lease, since it is a fact of the wire; the row of the generation is locked instead, before that of the attempt, as
 * everywhere. Doing it again does nothing.
 * - The attempt that the generation waits for: its row is made due, and its next step goes on with the task.
 * - One that was given up for a newer one that surely made nothing yet: it takes that one's place, and nothing more is sent.
 * - One that was given up for a newer one that may be paid for as well, or whose generation has ended: the task becomes a generation
 *   of its own, so that nothing that was paid for is lost.
 * - That of a cancelled generation, which the installation that a backup was made of has sent: a generation of its own as well.
 */
export async function adoptTask(
  { queue, log }: Adopting,
  tx: Transaction,
  { clientBusinessId, taskId, by }: Finding,
): Promise<Adoption> {
  const locked = await lockBoth(tx, clientBusinessId)
  if (!locked) return { kind: 'unknown_attempt' }
  const { attempt, generation } = locked
  const known = { generationId: attempt.generationId, attempt: clientBusinessId }
  const about = { generation: generation.id, attempt: clientBusinessId, task: taskId, by }
  if (attempt.providerTaskId !== null && attempt.providerTaskId !== taskId)
    return { kind: 'has_another', ...known, taskId: attempt.providerTaskId }
  // Another made it a generation of its own between the two locks.
  if (attempt.generationId !== generation.id) return { kind: 'adopted', ...known }
  const newest = await currentAttempt(tx, generation.id)
  if (attempt.providerTaskId === null) {
    if (await ownerOfTask(tx, taskId)) {
      log.warn(about, 'this task belongs to another attempt')
      return { kind: 'taken' }
    }
    await tx
      .update(attempts)
      .set({ phase: 'accepted', providerTaskId: taskId, outcome: FOUND_BY[by], lookupAt: null })
      .where(eq(attempts.id, attempt.id))
    log.info(about, 'a task was found')
  }
  if (newest.id !== attempt.id) {
    if (!isUnsent(newest) || !isBeforeTheCall(generation))
      return { kind: 'adopted', ...known, generationId: await keepAsOwnTake({ queue, log }, tx, attempt) }
    await takePlaceOf(tx, attempt, newest)
    log.info({ ...about, instead: newest.clientBusinessId }, 'the first attempt was found before the next was sent')
  }
  if (generation.state === 'cancelled' && newest.id === attempt.id) {
    const ownTake = await keepAsOwnTake({ queue, log }, tx, attempt)
    await leaveUnsent(tx, attempt)
    return { kind: 'adopted', ...known, generationId: ownTake }
  }
  await goOn({ queue, log }, tx, generation, isUnsent(newest))
  return { kind: 'adopted', ...known }
}

/** The generation first: whoever holds its row decides about its attempts. */
async function lockBoth(tx: Transaction, clientBusinessId: string) {
  const named = eq(attempts.clientBusinessId, clientBusinessId)
  const [seen] = await tx.select({ generationId: attempts.generationId }).from(attempts).where(named)
  if (!seen) return null
  const [generation] = await tx.select().from(generations).where(eq(generations.id, seen.generationId)).for('update')
  const [attempt] = await tx.select().from(attempts).where(named).for('update')
  return generation && attempt ? { attempt, generation } : null
}

/** Whether an attempt surely made nothing yet. */
function isUnsent({ phase, providerTaskId }: Attempt): boolean {
  return providerTaskId === null && (phase === 'prepared' || phase === 'refused')
}

function isBeforeTheCall({ state }: Row): boolean {
  return state === 'queued' || state === 'submitting'
}

/** Makes an older attempt the one that its generation's fate hangs on. */
async function takePlaceOf(tx: Transaction, attempt: Attempt, newest: Attempt): Promise<void> {
  await tx
    .update(attempts)
    .set({ number: newest.number + 1 })
    .where(eq(attempts.id, attempt.id))
  if (newest.sentAt === null) await tx.update(attempts).set({ outcome: NOT_NEEDED }).where(eq(attempts.id, newest.id))
}

/** A generation has an attempt, also once its own went to another: in its place stands one that is never sent. */
async function leaveUnsent(
  tx: Transaction,
  { generationId, number, baseUrl, sandbox, requestId }: Attempt,
): Promise<void> {
  const unsent = { generationId, number, baseUrl, sandbox, requestId, outcome: NOT_NEEDED }
  await tx.insert(attempts).values({ ...unsent, clientBusinessId: randomUUID() })
}

/**
 * Makes the row due, so that its next step finds the task with the attempt.
 * @param unsent nothing of the attempt was under way: who holds the row is about to send it, and loses it
 */
async function goOn({ queue, log }: Adopting, tx: Transaction, row: Row, unsent: boolean): Promise<void> {
  const free = { leaseToken: null, leaseUntil: null, failures: 0, strikes: 0 }
  const set = (values: Partial<typeof generations.$inferInsert>) =>
    tx
      .update(generations)
      .set({ dueAt: sql`now()`, ...values })
      .where(eq(generations.id, row.id))
  switch (row.state) {
    case 'queued':
      // A shut gate holds what is queued, and this is paid for.
      await set({ state: 'submitting', ...free })
      return queue.nudge(tx, 'submit', row.id)
    case 'submitting':
      await set(unsent ? free : {})
      return queue.nudge(tx, 'submit', row.id)
    case 'unconfirmed':
      await set({})
      return queue.nudge(tx, 'lookup', row.id)
    case 'running':
    case 'saving':
    case 'ready':
    case 'cancelled':
      return
    case 'failed':
      // The provider said that it made nothing of it. A settled generation never moves again.
      log.warn({ generation: row.id, state: row.state }, 'a task was found for a generation that has ended')
      return
    default:
      return row.state satisfies never
  }
}
