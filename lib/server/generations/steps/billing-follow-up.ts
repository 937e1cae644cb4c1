import { and, asc, eq, inArray, lte, sql } from 'drizzle-orm'
import { attempts, generations } from '#lib/server/db/schema'
import type { Attempt } from './attempt-record.ts'
import { BILLING_ASKS, isFinal } from './billing-words.ts'
import { takeCall } from './call-budget.ts'
import { interval } from './lease.ts'
import type { StepDeps } from './step-deps.ts'

/** How many are asked for in one go: this is never urgent, and shares its budget with what is. */
const BATCH = 20

/**
 * Asks once more what finished tasks cost, where the provider had not settled that when they were finished. Each is asked for a few times
 * and then left alone: what it cost stays unknown, and is said to be.
 * @returns how many were asked for
 */
export async function followUpBilling(deps: StepDeps): Promise<number> {
  let asked = 0
  while (asked < BATCH && (await isAnyDue(deps)) && (await takeCall(deps, 'query'))) {
    const attempt = await takeDue(deps)
    if (!attempt) break
    await ask(deps, attempt)
    asked += 1
  }
  return asked
}

const isDue = lte(attempts.billingAt, sql`now()`)

async function isAnyDue({ db }: StepDeps): Promise<boolean> {
  return (await db.select({ id: attempts.id }).from(attempts).where(isDue).limit(1)).length > 0
}

/** Takes one that is due, and says when it is next: whoever dies in between has asked. */
async function takeDue({ db }: StepDeps): Promise<Attempt | undefined> {
  const [, second, third] = BILLING_ASKS
  const due = db
    .select({ id: attempts.id })
    .from(attempts)
    .where(isDue)
    .orderBy(asc(attempts.billingAt))
    .limit(1)
    .for('update', { skipLocked: true })
  const [taken] = await db
    .update(attempts)
    .set({
      billingAsks: sql`${attempts.billingAsks} + 1`,
      billingAt: sql`case ${attempts.billingAsks}
        when 0 then now() + ${interval(second)} when 1 then now() + ${interval(third)} end`,
    })
    .where(and(inArray(attempts.id, due), isDue))
    .returning()
  return taken
}

/** Another provider knows nothing of the task; what it cost is then not to be had. */
async function ask({ db, provider, log }: StepDeps, attempt: Attempt): Promise<void> {
  const { id, generationId, clientBusinessId, providerTaskId, baseUrl } = attempt
  if (providerTaskId === null || baseUrl !== provider.baseUrl) return
  const outcome = await provider.status(providerTaskId)
  if (!('billing' in outcome) || outcome.billing === null) return
  const { kind, billing } = outcome
  await db.transaction(async (tx) => {
    await tx
      .update(attempts)
      .set({ billing, ...(isFinal(kind, billing) && { billingAt: null }) })
      .where(eq(attempts.id, id))
    // The card of a failed one says what became of the money.
    if (kind === 'failed') await tx.update(generations).set({ rev: -1 }).where(eq(generations.id, generationId))
  })
  log.info(
    { generation: generationId, attempt: clientBusinessId, billing: billing.status },
    'the provider said what it cost',
  )
}
