import { and, eq, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import type { Transaction } from '#lib/server/db/database'
import { attempts } from '#lib/server/db/schema'
import { webhookEvents } from '#lib/server/db/schema-upkeep'
import { takeCall } from './call-budget.ts'
import { interval } from './lease.ts'
import { matchEvent } from './match-event.ts'
import type { StepDeps } from './step-deps.ts'

/** The provider repeats an event for some 31 hours; what is older than this cannot come again. Source: its list of retries. */
const KEPT_MS = 8 * 24 * 3_600_000
/** When the task of an event that is nobody's is asked for, in ms after it came. It may be the task of another program with the same key. */
const ASKED_AFTER_MS = [0, 10_000, 60_000, 600_000, 3_600_000]
/** How far the provider's time of submission may be from ours, in ms, where that is all there is to tell by. */
const SAME_TIME_MS = 120_000
const BATCH = 10

type Event = typeof webhookEvents.$inferSelect

/** Looks after webhooks that fitted no attempt when they came, and forgets old ones. */
export async function resolveEvents(deps: StepDeps): Promise<void> {
  const { db } = deps
  await db.delete(webhookEvents).where(lt(webhookEvents.receivedAt, sql`now() - ${interval(KEPT_MS)}`))
  for (const event of await unmatched(deps)) {
    if (await db.transaction((tx) => matchEvent(deps, tx, event))) continue
    if (!(await takeCall(deps, 'query'))) return
    if (await takeTurn(deps, event)) await ask(deps, event)
  }
}

/** Those whose time to be asked for has come, the newest first: an old one is the least likely to be ours. */
function unmatched({ db }: StepDeps): Promise<Event[]> {
  const pauses = sql.join(
    ASKED_AFTER_MS.map((ms) => sql`${ms / 1000}::float8`),
    sql`, `,
  )
  return db
    .select()
    .from(webhookEvents)
    .where(
      and(
        isNull(webhookEvents.matchedAt),
        isNotNull(webhookEvents.taskId),
        lt(webhookEvents.tries, ASKED_AFTER_MS.length),
        sql`${webhookEvents.receivedAt} + make_interval(secs => (array[${pauses}])[${webhookEvents.tries} + 1]) <= now()`,
      ),
    )
    .orderBy(sql`${webhookEvents.receivedAt} desc`)
    .limit(BATCH)
}

/** Among all workers one asks. */
async function takeTurn({ db }: StepDeps, { id, tries }: Event): Promise<boolean> {
  const taken = await db
    .update(webhookEvents)
    .set({ tries: tries + 1 })
    .where(and(eq(webhookEvents.id, id), eq(webhookEvents.tries, tries)))
    .returning({ id: webhookEvents.id })
  return taken.length > 0
}

/** The provider's answer may name our id where the event did not. */
async function ask(deps: StepDeps, event: Event): Promise<void> {
  const found = await deps.provider.status(event.taskId ?? '')
  if (!('taskId' in found)) return
  await deps.db.transaction(async (tx) => {
    // By time alone only when it is asked for the last time: until then the event that is truly ours may still come.
    const isLast = event.tries + 1 === ASKED_AFTER_MS.length
    const clientBusinessId = found.clientBusinessId ?? (isLast ? await byTime(tx, event) : null)
    if (clientBusinessId !== null && (await matchEvent(deps, tx, { ...event, clientBusinessId }))) return
    deps.log.info({ event: event.id, task: event.taskId }, 'a webhook tells of a task that is not ours')
  })
}

/**
 * Where neither the event nor the task carries an id of ours: the one attempt without it that was sent at the same time, if there is exactly one,
 * and this is the only such task. In doubt a person decides.
 */
async function byTime(tx: Transaction, { submittedAt }: Event): Promise<string | null> {
  if (submittedAt === null) return null
  const near = (column: typeof attempts.sentAt | typeof webhookEvents.submittedAt) =>
    sql`abs(extract(epoch from ${column} - ${submittedAt.toISOString()}::timestamptz)) <= ${SAME_TIME_MS / 1000}::float8`
  const [candidate, ...others] = await tx
    .select({ clientBusinessId: attempts.clientBusinessId })
    .from(attempts)
    .where(
      and(
        eq(attempts.idSent, false),
        isNull(attempts.providerTaskId),
        sql`${attempts.phase} in ('sending', 'unknown')`,
        near(attempts.sentAt),
      ),
    )
    .limit(2)
  const tasks = await tx
    .selectDistinct({ taskId: webhookEvents.taskId })
    .from(webhookEvents)
    .where(and(isNull(webhookEvents.matchedAt), isNotNull(webhookEvents.taskId), near(webhookEvents.submittedAt)))
    .limit(2)
  return candidate && others.length === 0 && tasks.length === 1 ? candidate.clientBusinessId : null
}
