import { and, count, eq, gte, ne } from 'drizzle-orm'
import type { ActionResult } from '#lib/domain/actions'
import { personLimitChanges } from '#lib/domain/money/limit-changes'
import type { PersonLimitsInput } from '#lib/domain/money/price-settings'
import type { PersonLimits, PersonToday, SpendingLimits } from '#lib/domain/money/spending-limits'
import { recordActivity } from '#lib/server/activity/record-activity'
import type { Database, Transaction } from '#lib/server/db/database'
import { generations } from '#lib/server/db/schema'
import { personLimits } from '#lib/server/db/schema-people'
import { users } from '#lib/server/db/schema-team'
import { readLimits } from './price-settings.ts'
import { dayBegan, type Reckoning, spentToday } from './spent.ts'

/** What somebody may spend and submit in a day: their own limits, or else those of everybody. */
export async function limitsOf(
  db: Database | Transaction,
  everybody: SpendingLimits,
  userId: string,
): Promise<PersonLimits> {
  const [own] = await db
    .select({ amount: personLimits.amount, clips: personLimits.clips })
    .from(personLimits)
    .where(eq(personLimits.userId, userId))
  return own ?? everybody.person
}

/** Where somebody stands today. What no limit asks for is not counted. */
export async function personToday(
  db: Database | Transaction,
  how: Reckoning,
  limits: PersonLimits,
  userId: string,
): Promise<PersonToday> {
  return {
    limits,
    today: limits.amount === null ? '0' : await spentToday(db, how, userId),
    clips: limits.clips === null ? 0 : await submittedToday(db, how, userId),
  }
}

/** What was taken back before it was sent does not count. */
async function submittedToday(db: Database | Transaction, { timeZone }: Reckoning, userId: string): Promise<number> {
  const [found] = await db
    .select({ count: count() })
    .from(generations)
    .where(
      and(
        eq(generations.createdBy, userId),
        gte(generations.createdAt, dayBegan(timeZone)),
        ne(generations.state, 'cancelled'),
      ),
    )
  return found?.count ?? 0
}

/** The limits of those who have their own, by the id of the person. */
export async function ownLimits(db: Database): Promise<Map<string, PersonLimits>> {
  const rows = await db.select().from(personLimits)
  return new Map(rows.map(({ userId, ...limits }) => [userId, limits]))
}

/**
 * Gives somebody limits of their own, or takes them away again.
 * @param by who does it
 * @returns `too_late` when there is nobody such
 */
export async function savePersonLimits(
  db: Database,
  by: string,
  { id, limits }: PersonLimitsInput,
): Promise<ActionResult<null>> {
  return db.transaction(async (tx) => {
    // Of two who save at once, the second finds what the first made.
    const [person] = await tx.select({ name: users.name }).from(users).where(eq(users.id, id)).for('no key update')
    if (!person) return { ok: false, problem: 'too_late' }
    const [before = null] = await tx
      .delete(personLimits)
      .where(eq(personLimits.userId, id))
      .returning({ amount: personLimits.amount, clips: personLimits.clips })
    if (limits) await tx.insert(personLimits).values({ userId: id, ...limits })
    const { unit } = await readLimits(tx)
    await recordActivity(tx, {
      ...{ kind: 'person_limits_changed', actor: by, about: person.name },
      limits: personLimitChanges(before, limits, unit),
    })
    return { ok: true, value: null }
  })
}
