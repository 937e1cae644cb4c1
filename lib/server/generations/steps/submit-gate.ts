import { and, eq, getTableColumns, isNotNull, isNull, lte, sql } from 'drizzle-orm'
import type { Changes } from '#lib/domain/generation/generation'
import type { PauseReason } from '#lib/domain/recipe/problems'
import type { Database, Transaction } from '#lib/server/db/database'
import { submitGate } from '#lib/server/db/schema-upkeep'
import { hurryChore } from '#lib/server/generations/chores'
import { takeTrial, trialIsOpen } from './gate-trial.ts'
import { interval } from './lease.ts'
import { storeRefuses, storeRefusesSince } from './store-hold.ts'

/** How long after a refusal of the key or the balance both are tried again. */
const CHECK_EVERY_MS = 60_000
/** A refusal this soon after the gate was opened says that the good answer was none: a balance may be there and too small. */
const OPENED_IN_VAIN_MS = 5 * 60_000
/** With every time in vain the gate stays shut twice as long, up to this. A person may have it tried at once. */
const CHECK_SELDOM_MS = 15 * 60_000

/** What the gate lets through: all, one submission that tries whether the refusal still stands, or none. */
type GateNow = 'open' | 'trial' | 'shut'

/** Whether a submission may go out now, by the database's clock, for all workers alike: nobody forbids it, and what it buys can be kept. */
export async function gateNow(db: Database | Transaction): Promise<GateNow> {
  const { rows } = await db.execute<{ gate: GateNow }>(
    sql`select case when coalesce(not_before, now()) > now() or ${storeRefuses} then 'shut'
      when pause is null then 'open' when ${trialIsOpen} then 'trial' else 'shut' end as gate from submit_gate`,
  )
  return rows[0]?.gate ?? 'open'
}

/** The same for a submission that is about to leave in this transaction: the one that the trial lets through uses it up. */
export async function passGate(tx: Transaction): Promise<GateNow> {
  const gate = await gateNow(tx)
  return gate === 'trial' && !(await takeTrial(tx)) ? 'shut' : gate
}

/** What the provider refused everybody for, and its own words for it when it gave any. */
export type GateRefusal = { reason: PauseReason; message: string | null }

/**
 * Shuts the gate until somebody has a working key or balance. The first reason, its words and its time stand until it opens. Behind a gate that
 * is shut a trial is over: an image may be refused before it was used.
 */
export async function pauseGate(tx: Transaction, { reason, message }: GateRefusal): Promise<void> {
  await takeTrial(tx)
  await tx
    .update(submitGate)
    .set({
      pause: reason,
      pauseMessage: message,
      pausedAt: sql`now()`,
      checkedAt: null,
      checkAt: sql`now() + ${untilCheck()}`,
    })
    .where(isNull(submitGate.pause))
}

/** While the gate is open its times tell of the last pause: when it began, and when it was ended. */
function untilCheck() {
  const inVain = sql`${submitGate.checkedAt} > now() - ${interval(OPENED_IN_VAIN_MS)}`
  const twice = sql`2 * (${submitGate.checkedAt} - ${submitGate.pausedAt})`
  const usual = interval(CHECK_EVERY_MS)
  return sql`case when ${inVain} then least(${interval(CHECK_SELDOM_MS)}, greatest(${usual}, ${twice})) else ${usual} end`
}

/** Holds all submissions back for as long as the provider asked. */
export async function holdGate(tx: Transaction, ms: number): Promise<void> {
  await tx.update(submitGate).set({ notBefore: sql`greatest(not_before, now() + ${interval(ms)})` })
}

/** What people are told about the gate; whether a hold is over is judged by the database's clock. */
export async function readGate(db: Database): Promise<Pick<Changes, 'pause' | 'heldUntil'>> {
  const [gate] = await db
    .select({
      ...getTableColumns(submitGate),
      held: sql<boolean>`coalesce(${submitGate.notBefore} > now(), false)`,
      storeSince: storeRefusesSince,
    })
    .from(submitGate)
  if (!gate) return { pause: null, heldUntil: null }
  const { pause, pauseMessage, pausedAt, checkedAt, held, notBefore, storeSince } = gate
  const byStore: Changes['pause'] =
    storeSince === null ? null : { reason: 'store', message: null, since: Math.round(storeSince), checkedAt: null }
  return {
    pause: pause
      ? {
          reason: pause,
          message: pauseMessage,
          since: pausedAt?.getTime() ?? 0,
          checkedAt: checkedAt?.getTime() ?? null,
        }
      : byStore,
    heldUntil: held ? (notBefore?.getTime() ?? null) : null,
  }
}

/**
 * Has key and balance tried at the next look, because a person asked; and a submission as well, where only the balance speaks against it.
 * @returns false while the gate is not shut for them
 */
export async function hurryGateCheck(tx: Transaction): Promise<boolean> {
  const shut = await tx
    .update(submitGate)
    .set({ checkAt: sql`now()` })
    .where(isNotNull(submitGate.pause))
    .returning({ id: submitGate.id })
  if (shut.length > 0) await hurryChore(tx, 'trial')
  return shut.length > 0
}

/** Takes the turn to try key and balance, if one is due: among all workers one gets it. */
export async function takeGateCheck(db: Database): Promise<boolean> {
  const taken = await db
    .update(submitGate)
    .set({ checkAt: sql`now() + ${interval(CHECK_EVERY_MS)}` })
    .where(and(isNotNull(submitGate.pause), lte(submitGate.checkAt, sql`now()`)))
    .returning({ id: submitGate.id })
  return taken.length > 0
}

/**
 * Writes down that key or balance were tried and are still refused.
 * @param refusal what is wrong now; the words of the first refusal stand while the reason is the same and nothing new was said
 */
export async function noteStillRefused(db: Database, { reason, message }: GateRefusal): Promise<void> {
  const sameReason = sql`case when ${submitGate.pause} = ${reason} then ${submitGate.pauseMessage} end`
  await db
    .update(submitGate)
    .set({ pause: reason, pauseMessage: message ?? sameReason, checkedAt: sql`now()` })
    .where(isNotNull(submitGate.pause))
}

/** Opens the gate again, for one submission at first: the others follow at the pace of the budget, if that one is taken. */
export async function openGate(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    await tx
      .update(submitGate)
      .set({ pause: null, pauseMessage: null, checkedAt: sql`now()`, checkAt: null })
      .where(eq(submitGate.id, 1))
    await takeTrial(tx)
    await tx.execute(sql`update call_budgets set tokens = least(tokens, 1) where name = 'submit'`)
  })
}
