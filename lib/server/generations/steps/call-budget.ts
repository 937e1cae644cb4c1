import { sql } from 'drizzle-orm'
import { type BudgetName, budgetBurst, type CallBudgets, RETRY_AFTER_CAP } from '#lib/domain/generation/pace'
import type { Database } from '#lib/server/db/database'
import { type Claim, interval, release } from './lease.ts'
import type { StepDeps } from './step-deps.ts'

type Budgeted = { db: Database; budgets: CallBudgets }

/**
 * Takes one call out of the budget that all workers share. It refills with time, by the database's clock, and a clock set back adds nothing.
 * @returns whether the call may go out now; if not, nothing was taken
 */
export async function takeCall({ db, budgets }: Budgeted, name: BudgetName): Promise<boolean> {
  const { rows } = await db.execute<{ have: number }>(sql`
    with budget as (select name, ${filled(budgets[name])} as have from call_budgets where name = ${name} for update)
    update call_budgets set tokens = have - (have >= 1)::int, refilled_at = ${refilledAt()}
    from budget where call_budgets.name = budget.name
    returning have`)
  return (rows[0]?.have ?? 0) >= 1
}

/** Lets nobody call for as long as the provider asked: all workers wait, not the one alone that was told. */
export async function holdCalls(db: Database, name: BudgetName, ms: number): Promise<void> {
  const until = sql`clock_timestamp() + ${interval(Math.min(ms, RETRY_AFTER_CAP))}`
  await db.execute(
    sql`update call_budgets set tokens = 0, refilled_at = greatest(${refilledAt()}, ${until}) where name = ${name}`,
  )
}

/** How many calls the budget would allow at this moment. */
export async function callsLeft({ db, budgets }: Budgeted, name: BudgetName): Promise<number> {
  const { rows } = await db.execute<{ have: number }>(
    sql`select ${filled(budgets[name])} as have from call_budgets where name = ${name}`,
  )
  return Math.floor(rows[0]?.have ?? 0)
}

/** Puts a question off because the budget is spent, by a random time so that all that wait do not come back at once. It counts as no failure. */
export async function deferQuery({ db, queue, pace }: StepDeps, held: Claim, step: 'poll' | 'lookup'): Promise<void> {
  const { failures, strikes } = held.row
  const inMs = Math.round(pace.everyMs * (0.5 + Math.random()))
  await db.transaction(async (tx) => {
    if (await release(tx, held, { failures, strikes }, inMs)) await queue.nudge(tx, step, held.row.id, inMs)
  })
}

/** A time ahead is that of a hold, which stands; further ahead than any hold, the clock was set back. */
function refilledAt() {
  return sql`case when refilled_at < clock_timestamp() + ${interval(RETRY_AFTER_CAP)}
    then greatest(refilled_at, clock_timestamp()) else clock_timestamp() end`
}

function filled(perMinute: number) {
  const since = sql`greatest(0, extract(epoch from clock_timestamp() - refilled_at))`
  return sql`least(${budgetBurst(perMinute)}::float8, tokens + ${since} * ${perMinute / 60}::float8)::float8`
}
