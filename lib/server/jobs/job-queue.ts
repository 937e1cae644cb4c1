import { sql } from 'drizzle-orm'
import { type DrizzleTransactionLike, fromDrizzle, PgBoss } from 'pg-boss'
import { STEPS, type Step } from '#lib/domain/generation/steps'
import { lastingSessions } from '#lib/server/pg-session'

/**
 * Nudges: hints that a row wants looking at. A nudge carries an id and nothing else; whoever takes it reads the row and
 * decides anew, so that a lost, late or doubled one does no harm (the sweep finds rows whose nudge was lost).
 */
export type JobQueue = {
  /**
   * Asks for a step, in the caller's transaction so that row and nudge appear together.
   * @param afterMs how long from now, by the database's clock
   */
  nudge(tx: DrizzleTransactionLike, step: Step, id: string, afterMs?: number): Promise<void>
  /** Begins to take nudges. A handler that throws is not called again for that nudge: the sweep will. */
  work(step: Step, concurrency: number, handle: (id: string) => Promise<void>): Promise<void>
  /** Asks for a look at the gate before the paid call and at what waits behind it, in the caller's transaction. */
  nudgeGate(tx: DrizzleTransactionLike): Promise<void>
  /** Begins to take those. */
  workGate(handle: () => Promise<void>): Promise<void>
  /** Takes no more nudges and waits up to `graceMs` for steps under way. */
  close(graceMs: number): Promise<void>
}

/**
 * Opens pg-boss on the database, in a schema of its own.
 * @param role `enqueue` in processes that only send: they leave supervision to the workers
 * @param listen false where nothing can be listened to (LISTEN), as behind a pooler: nudges are then found by asking every second
 */
export async function openJobQueue(
  databaseUrl: string,
  role: 'enqueue' | 'work',
  onError: (error: Error) => void,
  listen = true,
): Promise<JobQueue> {
  const supervise = role === 'work'
  const boss = new PgBoss({
    connectionString: databaseUrl,
    application_name: 'inbetween-jobs',
    // Its types do not know what pg is given through it.
    ...lastingSessions(),
    max: supervise ? 6 : 2,
    schedule: false,
    supervise,
    useListenNotify: supervise && listen,
    ...(supervise && { superviseIntervalSeconds: 5, monitorIntervalSeconds: 5 }),
  })
  boss.on('error', onError)
  await boss.start()
  for (const name of [...STEPS, GATE]) await boss.createQueue(name, QUEUE)
  return {
    async nudge(tx, step, id, afterMs = 0) {
      await boss.send(
        step,
        { id },
        { singletonKey: keyOf(id, afterMs), startAfter: afterMs / 1000, db: fromDrizzle(tx, sql) },
      )
    },
    async work(step, concurrency, handle) {
      await boss.work<{ id: string }>(step, { ...PROMPTLY, localConcurrency: concurrency }, async ([job]) => {
        if (job) await handle(job.data.id)
      })
    },
    async nudgeGate(tx) {
      await boss.send(GATE, {}, { singletonKey: GATE, db: fromDrizzle(tx, sql) })
    },
    async workGate(handle) {
      await boss.work(GATE, PROMPTLY, handle)
    },
    close: (graceMs) => boss.stop({ graceful: graceMs > 0, timeout: Math.max(1000, graceMs) }),
  }
}

/** The one queue that is not about a generation. */
const GATE = 'gate'

const PROMPTLY = { notifyPollingIntervalSeconds: 1, pollingIntervalSeconds: 1 } as const

/**
 * One waiting nudge for at once and one for later: a nudge is dropped while its like is waiting, and one for at once must not be
 * dropped in favour of one that comes in a quarter of an hour.
 */
const keyOf = (id: string, afterMs: number) => (afterMs > 0 ? `${id} later` : id)

/**
 * `short`: at most one waiting nudge per key, while the running one may already ask for the next.
 * No retries: a step that failed wrote its own due time, and one that died is found by the sweep.
 */
const QUEUE = {
  policy: 'short',
  notify: true,
  retryLimit: 0,
  heartbeatSeconds: 10,
  expireInSeconds: 3600,
  deleteAfterSeconds: 300,
} as const
