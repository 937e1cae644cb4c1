import { createHash } from 'node:crypto'
import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { crashPoint } from '#lib/server/crash-points'
import type { Database, Transaction } from '#lib/server/db/database'
import { type AttemptPhase, attempts } from '#lib/server/db/schema'
import type { Billing, SubmitOutcome } from '#lib/server/provider/outcomes'
import { BILLING_ASKS, isFinal } from './billing-words.ts'
import { FOUND_BY } from './found-by.ts'
import { interval } from './lease.ts'
import { ownerOfTask } from './owner-of-task.ts'

export type Attempt = typeof attempts.$inferSelect

/** The attempt that a generation's fate hangs on: its last. */
export async function currentAttempt(db: Database | Transaction, generationId: string): Promise<Attempt> {
  const [attempt] = await db
    .select()
    .from(attempts)
    .where(eq(attempts.generationId, generationId))
    .orderBy(desc(attempts.number))
    .limit(1)
  if (!attempt) throw new Error(`generation ${generationId} has no attempt`)
  return attempt
}

/**
 * Freezes the request and says that it is about to leave. To be committed before the first byte does: whoever finds
 * `sending` without an answer knows that the provider may have taken it.
 * @returns the attempt as it is now; its `sentAt` tells this sending from a later one of the same attempt
 */
export async function markSending(
  tx: Transaction,
  attempt: Attempt,
  sent: { baseUrl: string; sandbox: boolean; keyPrint: string; body: string; idSent: boolean },
): Promise<Attempt> {
  const bodySha256 = createHash('sha256').update(sent.body).digest('hex')
  // In whole milliseconds, which is what a Date can tell apart.
  const sentAt = sql`date_trunc('milliseconds', now())`
  const [sending] = await tx
    .update(attempts)
    .set({ phase: 'sending', ...sent, bodySha256, sentAt, answeredAt: null, outcome: null })
    .where(eq(attempts.id, attempt.id))
    .returning()
  if (!sending) throw new Error(`no attempt ${attempt.id}`)
  return sending
}

const PHASE_AFTER = {
  accepted: 'accepted',
  not_sent: 'prepared',
  refused: 'refused',
  unknown: 'unknown',
} as const satisfies Record<SubmitOutcome['kind'], AttemptPhase>

/**
 * Writes down what came back. An accepted task is not fenced: it is a fact of the wire, true whoever owns the row by now, and a paid id must
 * not be lost because its lease was. Any other answer holds for the sending that it answers alone: told again after the database was away, it
 * must not say of a later sending of the same attempt that nothing came of it.
 * @param attempt as it was when it was sent
 * @returns the outcome as it stands: a task that belongs to another attempt proves nothing about this one, and where a webhook has named this
 *   one's task meanwhile, no other answer does away with it
 */
export async function recordAnswer(tx: Transaction, attempt: Attempt, answered: SubmitOutcome): Promise<SubmitOutcome> {
  const taken = answered.kind === 'accepted' && (await belongsToAnother(tx, attempt, answered.taskId))
  const outcome: SubmitOutcome = taken ? { kind: 'unknown', reason: 'no_id', httpStatus: null } : answered
  const ofThisSending =
    outcome.kind === 'accepted' || attempt.sentAt === null ? undefined : eq(attempts.sentAt, attempt.sentAt)
  const written = await tx
    .update(attempts)
    .set({
      phase: PHASE_AFTER[outcome.kind],
      answeredAt: sql`now()`,
      outcome: taken ? 'answered with the task of another attempt' : describe(outcome),
      ...(outcome.kind === 'accepted' && { providerTaskId: outcome.taskId }),
    })
    .where(and(eq(attempts.id, attempt.id), isNull(attempts.providerTaskId), ofThisSending))
    .returning({ id: attempts.id })
  crashPoint('submit.before_recorded')
  if (written.length > 0) return outcome
  const [known] = await tx.select().from(attempts).where(eq(attempts.id, attempt.id))
  if (!known?.providerTaskId) return { kind: 'unknown', reason: 'sent_again', httpStatus: null }
  return { kind: 'accepted', taskId: known.providerTaskId, clientBusinessId: known.clientBusinessId, status: '' }
}

/**
 * Writes down by what id the task of this attempt was found, unless a late answer has named one since the attempt was read.
 * @returns the id that stands, or null when the task belongs to another attempt
 */
export async function recordFound(tx: Transaction, attempt: Attempt, taskId: string): Promise<string | null> {
  if (await belongsToAnother(tx, attempt, taskId)) return null
  const [found] = await tx
    .update(attempts)
    .set({ phase: 'accepted', providerTaskId: taskId, outcome: FOUND_BY.lookup })
    .where(
      and(eq(attempts.id, attempt.id), sql`${attempts.providerTaskId} is not distinct from ${attempt.providerTaskId}`),
    )
    .returning({ id: attempts.id })
  return found ? taskId : (await currentAttempt(tx, attempt.generationId)).providerTaskId
}

async function belongsToAnother(tx: Transaction, attempt: Attempt, taskId: string): Promise<boolean> {
  const owner = await ownerOfTask(tx, taskId)
  return owner !== null && owner.id !== attempt.id
}

/**
 * Counts a look-up and writes down that the attempt's outcome is unknown.
 * @returns false when its answer came after all, since the attempt was read
 */
export async function recordLookup(tx: Transaction, attempt: Attempt): Promise<boolean> {
  const counted = await tx
    .update(attempts)
    .set({ phase: 'unknown', lookups: sql`${attempts.lookups} + 1` })
    .where(and(eq(attempts.id, attempt.id), inArray(attempts.phase, ['sending', 'unknown'])))
    .returning({ id: attempts.id })
  return counted.length > 0
}

/** Writes down whether the look-up of an attempt waits until the provider that it was sent to is in use again. */
export async function recordWait(db: Database, { id }: Attempt, awaitsProvider: boolean): Promise<void> {
  await db.update(attempts).set({ awaitsProvider }).where(eq(attempts.id, id))
}

/**
 * Writes down what the provider says a finished task cost. Where it has not settled that yet, it is asked again later
 * (billing-follow-up.ts).
 */
export async function recordBilling(
  tx: Transaction,
  generationId: string,
  { kind, billing }: { kind: 'completed' | 'failed'; billing: Billing | null },
): Promise<void> {
  const attempt = await currentAttempt(tx, generationId)
  const later = isFinal(kind, billing) ? null : sql`now() + ${interval(BILLING_ASKS[0])}`
  await tx
    .update(attempts)
    .set({ ...(billing && { billing }), billingAt: later, billingAsks: 0 })
    .where(eq(attempts.id, attempt.id))
}

function describe(outcome: SubmitOutcome): string {
  switch (outcome.kind) {
    case 'accepted':
      return 'accepted'
    case 'not_sent':
      return `not sent: ${outcome.reason}`
    case 'refused':
      return `refused: ${outcome.refusal.httpStatus} ${outcome.refusal.code ?? outcome.refusal.class}`
    case 'unknown':
      return `no clear answer: ${outcome.reason}`
    default:
      return outcome satisfies never
  }
}
