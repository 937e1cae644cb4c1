import { eq, inArray, sql } from 'drizzle-orm'
import { LOOKUP_TIME_MS, lookupDelay } from '#lib/domain/generation/pace'
import { attempts } from '#lib/server/db/schema'
import { adoptTask } from './adopt-task.ts'
import type { Attempt } from './attempt-record.ts'
import { takeCall } from './call-budget.ts'
import { isAnswer } from './is-answer.ts'
import { interval } from './lease.ts'
import { ELSEWHERE_MS, isSameProvider } from './same-provider.ts'
import type { StepDeps } from './step-deps.ts'

/** How many one sweep asks for; the next is five seconds away. */
const BATCH = 10
/** Whoever took an attempt asks within this time, or died. */
const TURN_MS = 60_000

/**
 * Asks for attempts that were given up for a newer one, or cancelled after a restore: each may have been paid for. They have no lease but a time of their own, which is moved
 * before the question, so that among all workers one asks. For a day, with growing pauses.
 */
export async function lookUpSuperseded(deps: StepDeps): Promise<void> {
  const { db, provider, sandbox } = deps
  const due = db
    .select({ id: attempts.id })
    .from(attempts)
    .where(sql`${attempts.lookupAt} <= now()`)
    .orderBy(attempts.lookupAt)
    .limit(BATCH)
    .for('update', { skipLocked: true })
  const taken = await db
    .update(attempts)
    .set({ lookupAt: sql`now() + ${interval(TURN_MS)}` })
    .where(inArray(attempts.id, due))
    .returning()
  for (const attempt of taken) {
    if (!isSameProvider(attempt, { baseUrl: provider.baseUrl, sandbox })) {
      await putOff(deps, attempt)
      continue
    }
    // Its turn comes again within a minute.
    if (!(await takeCall(deps, 'query'))) return
    await ask(deps, attempt)
  }
}

/** Nobody but its own provider can say that there is nothing, however long that one is not in use. */
async function putOff({ db }: StepDeps, { id }: Attempt): Promise<void> {
  await db
    .update(attempts)
    .set({ lookupAt: sql`now() + ${interval(ELSEWHERE_MS)}` })
    .where(eq(attempts.id, id))
}

async function ask(deps: StepDeps, attempt: Attempt): Promise<void> {
  const { db, queue, provider, log } = deps
  const { clientBusinessId, generationId } = attempt
  const found = await provider.status(clientBusinessId, { askedBy: 'client_business_id' })
  if ('taskId' in found) {
    const taskId = found.taskId ?? clientBusinessId
    const adoption = await db.transaction((tx) =>
      adoptTask({ queue, log }, tx, { clientBusinessId, taskId, by: 'lookup' }),
    )
    if (adoption.kind !== 'taken') {
      await db.update(attempts).set({ lookupAt: null }).where(eq(attempts.id, attempt.id))
      return
    }
  }
  const answered = isAnswer(found, attempt, deps)
  const lookups = attempt.lookups + (answered ? 1 : 0)
  // A restore does not know when what it cancelled was sent, or whether.
  const cancelledAt = sql`(select state_since from generations where id = ${attempts.generationId} and state = 'cancelled')`
  const since = sql`now() - coalesce(${cancelledAt}, ${attempts.sentAt})`
  const pause = interval(Math.max(lookupDelay(lookups, 0), answered ? 0 : TURN_MS))
  const [written] = await db
    .update(attempts)
    .set({
      lookups,
      lookupAt: sql`case when ${since} > ${interval(answered ? LOOKUP_TIME_MS : 2 * LOOKUP_TIME_MS)} then null else now() + ${pause} end`,
    })
    .where(sql`${attempts.id} = ${attempt.id} and ${attempts.providerTaskId} is null`)
    .returning({ lookupAt: attempts.lookupAt })
  if (written?.lookupAt === null)
    log.info(
      { generation: generationId, attempt: clientBusinessId },
      'an attempt that was given up is asked for no more',
    )
}
