import { isNotNull, sql } from 'drizzle-orm'
import type { AccountBalance } from '#lib/domain/money/balance'
import type { Database, Transaction } from '#lib/server/db/database'
import { generations } from '#lib/server/db/schema'
import { accountBalance } from '#lib/server/db/schema-upkeep'
import type { BalanceOutcome, Credits } from '#lib/server/provider/outcomes'
import { endChore, takeChore } from './chores.ts'
import { interval } from './steps/lease.ts'
import type { StepDeps } from './steps/step-deps.ts'

/** How often the balance is asked for while something is under way, which may cost something. */
const BUSY_EVERY_MS = 60_000
/** And while nothing is: it changes only by what others do with the account. */
const IDLE_EVERY_MS = 600_000

/**
 * Asks the provider for the balance when it is time to, for all viewers and in one worker of all.
 * @returns whether it asked
 */
export async function refreshBalance({ db, provider, log }: StepDeps): Promise<boolean> {
  if (!(await takeChore(db, 'balance', BUSY_EVERY_MS))) return false
  if (!(await isTime(db))) return false
  const answer = await provider.balance()
  if (answer.kind === 'known') await recordBalance(db, answer)
  else log.debug({ outcome: answer.kind }, 'the balance is not to be had')
  await endChore(db, 'balance')
  return true
}

async function isTime(db: Database): Promise<boolean> {
  const { rows } = await db.execute<{ time: boolean }>(sql`
    select exists (select from ${generations} where ${isNotNull(generations.dueAt)})
      or coalesce((select ended_at from chores where name = 'balance') < now() - ${interval(IDLE_EVERY_MS)}, true) as time`)
  return rows[0]?.time ?? true
}

/**
 * Writes down what the provider said: the smaller of what the key and what the account have left, since either ends the making.
 * @returns that, in credits; null where neither was said, or neither is limited
 */
export async function recordBalance(
  db: Database | Transaction,
  { key, account }: Extract<BalanceOutcome, { kind: 'known' }>,
): Promise<string | null> {
  const said = [key, account].filter((credits) => credits !== null)
  const limited = said.filter((credits) => !credits.unlimited && credits.remaining !== null)
  const values = {
    credits: sql<string>`${smallest(limited)}`,
    creditsPerUsd: said.map((credits) => credits.perUsd).find((rate) => rate !== null) ?? null,
    unlimited: said.length > 0 && said.every((credits) => credits.unlimited),
    knownAt: sql`now()`,
  }
  const [written] = await db
    .insert(accountBalance)
    .values({ id: 1, ...values })
    .onConflictDoUpdate({ target: accountBalance.id, set: values })
    .returning({ credits: accountBalance.credits })
  return written?.credits ?? null
}

/** Compared by the database, whose `numeric` takes the texts as they are. */
function smallest(limited: readonly Credits[]) {
  const amounts = limited.map((credits) => sql`${credits.remaining}::numeric`)
  return amounts.length === 0 ? sql`null` : sql`trim_scale(least(${sql.join(amounts, sql`, `)}))::text`
}

/** What is known of the balance, or null while nothing is. Dollars are reckoned by the rate that the provider gave along. */
export async function readBalance(db: Database): Promise<AccountBalance | null> {
  const [row] = await db
    .select({
      credits: accountBalance.credits,
      usd: sql<string | null>`trim_scale(${accountBalance.credits}::numeric
        / nullif(${accountBalance.creditsPerUsd}::numeric, 0))::text`,
      unlimited: accountBalance.unlimited,
      knownAt: accountBalance.knownAt,
    })
    .from(accountBalance)
  return row ? { ...row, knownAt: row.knownAt.getTime() } : null
}
