import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import type { ActionResult, SendAgainInput } from '#lib/domain/actions'
import type { GenerationStatus } from '#lib/domain/generation/generation'
import { lookupDelay, SECOND_THOUGHTS_MS } from '#lib/domain/generation/pace'
import { priceFactsOf } from '#lib/domain/money/price'
import { recordActivity } from '#lib/server/activity/record-activity'
import type { ProviderInUse } from '#lib/server/config'
import type { Transaction } from '#lib/server/db/database'
import { attempts, generations } from '#lib/server/db/schema'
import type { JobQueue } from '#lib/server/jobs/job-queue'
import { logContext } from '#lib/server/log-context'
import { getGeneration } from './get-generation.ts'
import { holdLimits, weigh } from './price/keep-limits.ts'
import { type Attempt, currentAttempt } from './steps/attempt-record.ts'
import { interval } from './steps/lease.ts'
import type { SubmitDeps } from './submit-generation.ts'
import { imagesOf } from './view.ts'

type Deps = SubmitDeps & { log: { info(about: object, message: string): void } }

/**
 * Sends an unconfirmed generation once more, because a person said so who was told that it may be charged twice: a new attempt with an id of
 * its own. The one before goes on being looked up, since it may have been paid for. Whoever asks about the same attempt again, or with an old
 * page, gets the status of now and sends nothing.
 * @param input.attempt number of the attempt that the person saw
 * @returns `not_found`; `too_late` when it is no longer unconfirmed, or its task was just found; the spending limit that forbids it
 */
export async function sendAgain(deps: Deps, { id, attempt }: SendAgainInput): Promise<ActionResult<GenerationStatus>> {
  const problem = await deps.db.transaction(async (tx) => {
    const limits = await holdLimits(tx, deps.by)
    const [row] = await tx.select().from(generations).where(eq(generations.id, id)).for('update')
    if (!row) return 'not_found'
    const seen = await currentAttempt(tx, id)
    if (seen.number > attempt) return null
    if (seen.number < attempt) return 'invalid'
    if (row.state !== 'unconfirmed' || seen.providerTaskId !== null) return 'too_late'
    const facts = priceFactsOf({ ...row, images: (await imagesOf(tx, [id])).get(id) ?? [] })
    const weighed = await weigh(tx, deps.provider, limits, { facts, count: 1, again: id })
    if (weighed.problem !== null) return weighed.problem
    await giveUpFor(tx, seen, deps.provider)
    await backToTheQueue(tx, deps.queue, id)
    await recordActivity(tx, { kind: 'sent_again', actor: deps.by, generations: [id] })
    deps.log.info({ generation: id, attempt: seen.clientBusinessId, number: attempt + 1 }, 'a person sends again')
    return null
  })
  if (problem !== null) return { ok: false, problem }
  const after = await getGeneration(deps.db, id)
  return after ? { ok: true, value: after.status } : { ok: false, problem: 'not_found' }
}

/** A new attempt beside the old one, which is asked for on its own from now on, where it can be. */
async function giveUpFor(tx: Transaction, old: Attempt, { baseUrl, sandbox }: ProviderInUse): Promise<void> {
  const next = { generationId: old.generationId, number: old.number + 1, clientBusinessId: randomUUID() }
  await tx.insert(attempts).values({ ...next, baseUrl, sandbox, requestId: logContext.current().request })
  if (old.idSent)
    await tx
      .update(attempts)
      .set({ lookupAt: sql`now() + ${interval(lookupDelay(0, 0))}` })
      .where(eq(attempts.id, old.id))
}

/** A look-up that is under way loses the row; what it finds is adopted all the same. */
async function backToTheQueue(tx: Transaction, queue: JobQueue, id: string): Promise<void> {
  const fresh = { providerTaskId: null, leaseToken: null, leaseUntil: null, failures: 0, strikes: 0 }
  await tx
    .update(generations)
    .set({ state: 'queued', dueAt: sql`now()`, ...fresh })
    .where(eq(generations.id, id))
  await queue.nudge(tx, 'submit', id, SECOND_THOUGHTS_MS)
}
