import { and, eq, getTableColumns, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import { retryDelay } from '#lib/domain/generation/pace'
import type { State } from '#lib/domain/generation/states'
import { stepFor } from '#lib/domain/generation/steps'
import type { Database, Transaction } from '#lib/server/db/database'
import { generations } from '#lib/server/db/schema'
import { logContext } from '#lib/server/log-context'
import type { StepDeps } from './step-deps.ts'
import { traceStep } from './trace-step.ts'

/** A dead worker's row is free again after this long; a living one renews three times as often. By the database's clock. */
const LEASE_MS = 15_000

/**
 * A row taken for one step. `at` is the moment of taking by the database's clock: all times in a row are its own, and a process
 * whose clock is wrong must not find a task old or a link dead.
 */
export type Claim = {
  row: typeof generations.$inferSelect
  token: string
  at: Date
  /** The same moment by this process's own clock, to tell how long the step took. */
  taken: number
  /** `client_business_id` of the attempt that its fate hangs on. */
  attempt: string | null
  /** The HTTP request that made that attempt; undefined where nobody wrote it down. */
  request: string | undefined
  /** What was written under this claim, to be told once the step has ended. */
  written: (Patch & { inMs: number }) | null
  lost: boolean
}

/** Where steps tell what they did. */
type Told = Pick<StepDeps, 'db' | 'log' | 'metrics'>

/** What a step writes back. Columns of the lease, of due times and of revisions are not its business. */
export type Patch = Partial<
  Pick<
    typeof generations.$inferInsert,
    | 'state'
    | 'failures'
    | 'strikes'
    | 'polls'
    | 'providerTaskId'
    | 'progress'
    | 'resultUrl'
    | 'resultExpiresAt'
    | 'failure'
    | 'clipSha256'
  > & {
    acceptedNow: true
    /** Something that people see beside the row has changed: the change feed must tell of it. */
    told: true
  }
>

/** Milliseconds as an interval of PostgreSQL. */
export const interval = (ms: number) => sql`make_interval(secs => ${ms / 1000}::float8)`

/**
 * Takes a row for one step: compare-and-set on its state, its due time and its lease, with a new token.
 * @param states the states in which this step may begin
 * @param enter the state to go to at once, if any
 * @returns null when another has it, it is not due, or it has moved on
 */
export async function claim(
  { db, log }: Told,
  id: string,
  states: readonly State[],
  enter?: State,
): Promise<Claim | null> {
  const [taken] = await db
    .update(generations)
    .set({
      leaseToken: sql`gen_random_uuid()`,
      leaseUntil: sql`now() + ${interval(LEASE_MS)}`,
      ...(enter && { state: enter }),
    })
    .where(
      and(
        eq(generations.id, id),
        inArray(generations.state, [...states]),
        lte(generations.dueAt, sql`now()`),
        or(isNull(generations.leaseUntil), lte(generations.leaseUntil, sql`now()`)),
      ),
    )
    .returning({
      ...getTableColumns(generations),
      at: sql<Date>`now()`.mapWith((text: string) => new Date(text)),
      attempt: sql<string | null>`(select client_business_id ${ofLastAttempt})`,
      request: requestOfLastAttempt,
    })
  if (!taken?.leaseToken) return null
  const { at, attempt, request: made, ...row } = taken
  const request = made ?? undefined
  // The trigger sets `state_since` when the state changes, and only then.
  if (enter && row.stateSince >= at) log.info({ request, generation: id, attempt, to: enter }, 'state entered')
  return { row, token: taken.leaseToken, at, taken: performance.now(), attempt, request, written: null, lost: false }
}

const aboutOf = ({ row, attempt, request }: Claim) => ({ ...(request && { request }), generation: row.id, attempt })

/** The attempt that a generation's fate hangs on. */
const ofLastAttempt = sql`from attempts where generation_id = generations.id order by number desc limit 1`

/** The HTTP request that made that attempt, of each row of `generations` in a query. */
export const requestOfLastAttempt = sql<string | null>`(select request_id ${ofLastAttempt})`

/** Whether the row is still this claim's, judged and held by the caller's transaction until it ends. */
export async function stillHeld(tx: Transaction, { row, token }: Claim): Promise<boolean> {
  const held = await tx
    .select({ id: generations.id })
    .from(generations)
    .where(and(eq(generations.id, row.id), eq(generations.leaseToken, token)))
    .for('update')
  return held.length === 1
}

/**
 * Ends a step: writes what it found and lets the row go, if the row is still this claim's.
 * @param dueInMs when the next step is due; settled states have none, whatever is said here
 * @returns false when the row has another owner by now: nothing was written, and that is as it should be
 */
export async function release(
  tx: Database | Transaction,
  held: Claim,
  { acceptedNow, told, ...patch }: Patch,
  dueInMs: number,
): Promise<boolean> {
  const { row, token } = held
  const written = await tx
    .update(generations)
    .set({
      failures: 0,
      strikes: 0,
      ...patch,
      // The trigger turns it into the present revision.
      ...(told && { rev: -1 }),
      ...(acceptedNow && { acceptedAt: sql`coalesce(${generations.acceptedAt}, now())` }),
      dueAt: sql`now() + ${interval(dueInMs)}`,
      leaseToken: null,
      leaseUntil: null,
    })
    .where(and(eq(generations.id, row.id), eq(generations.leaseToken, token)))
    .returning({ id: generations.id })
  if (written.length === 1) held.written = { ...patch, inMs: dueInMs }
  else held.lost = true
  return written.length === 1
}

/**
 * Runs a step while renewing its lease, so that a lease can be short and a dead worker's row is soon free.
 * The signal tells the step that the row went to another: it should stop what can be stopped.
 * @throws what the step throws, after putting the row off with the growing pauses of every failure: a row whose step always throws
 *   is looked at every two minutes, not as fast as a worker can
 */
export async function holding(told: Told, held: Claim, step: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const { db } = told
  const lost = new AbortController()
  const timer = setInterval(() => {
    renew(db, held).then(
      (kept) => {
        if (kept || held.written) return
        held.lost = true
        lost.abort(new Error('the lease went to another'))
      },
      // The database is away: the fence decides when it is back, so the step goes on.
      () => undefined,
    )
  }, LEASE_MS / 3)
  try {
    await logContext.run(aboutOf(held), () =>
      traceStep(stepFor(held.row.state) ?? held.row.state, performance.now() - held.taken, async (span) => {
        await step(lost.signal)
        if (held.written?.state) span.set({ 'inbetween.state': held.written.state })
      }),
    )
  } catch (error) {
    // What it wrote went back with its transaction.
    held.written = null
    await putOff(db, held)
    throw error
  } finally {
    clearInterval(timer)
    tell(told, held)
  }
}

/** Says what became of the row: once, after the step, when it is surely written. */
function tell({ log, metrics }: Told, held: Claim): void {
  const { row, written, lost } = held
  const about = { ...aboutOf(held), from: row.state }
  if (written?.state && written.state !== row.state) {
    log.info({ ...about, to: written.state }, 'state entered')
    const inStateMs = held.at.getTime() - row.stateSince.getTime() + performance.now() - held.taken
    metrics.stateLeft(row.state, written.state, written.failure?.code ?? '', inStateMs)
  }
  if ((written?.failures ?? 0) > row.failures) {
    log.info({ ...about, failures: written?.failures, inMs: written?.inMs }, 'put off')
    metrics.putOff(stepFor(row.state) ?? row.state)
  }
  if (lost) {
    log.warn(about, 'the row went to another worker')
    metrics.leaseLost()
  }
}

/** Lets the row go until later, in the state it is in. Where that fails, the lease runs out by itself. */
async function putOff(db: Database, held: Claim): Promise<void> {
  const { strikes } = held.row
  const failures = held.row.failures + 1
  await release(db, held, { failures, strikes }, retryDelay(failures, Math.random())).catch(() => undefined)
}

async function renew(db: Database, { row, token }: Claim): Promise<boolean> {
  const kept = await db
    .update(generations)
    .set({ leaseUntil: sql`now() + ${interval(LEASE_MS)}` })
    .where(and(eq(generations.id, row.id), eq(generations.leaseToken, token)))
    .returning({ id: generations.id })
  return kept.length === 1
}
