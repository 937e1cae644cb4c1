import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '#lib/server/db/database'
import { attempts, generations } from '#lib/server/db/schema'

/**
 * Settles in a restored database what had not been sent at the moment of the backup, before any worker runs there: what was queued, and what a
 * step held whose newest attempt had surely made nothing yet. The next step would send either, and the backed-up installation may have gone on
 * and sent it too.
 * @param cancel whether it is cancelled; otherwise it is all put into the queue. What was sent bears the id that the backup knows, so it is asked
 *   for as attempts that were given up are, and what turns up becomes a take of its own
 * @returns how many there are
 */
export async function settleQueue(db: Database, { cancel }: { cancel: boolean }): Promise<number> {
  const isQueued = eq(generations.state, 'queued')
  const unsent = sql`(select ${attempts.phase} in ('prepared', 'refused') and ${attempts.providerTaskId} is null from ${attempts}
    where ${attempts.generationId} = ${generations.id} order by ${attempts.number} desc limit 1)`
  return db.transaction(async (tx) => {
    // No step leads from these to `cancelled`.
    await tx
      .update(generations)
      .set({ state: 'queued', leaseToken: null, leaseUntil: null })
      .where(and(inArray(generations.state, ['submitting', 'unconfirmed']), unsent))
    if (!cancel) return tx.$count(generations, isQueued)
    const newest = sql`${attempts.number} = (select max(number) from attempts a where a.generation_id = ${attempts.generationId})`
    const ofQueue = sql`${attempts.generationId} in (select id from generations where state = 'queued')`
    await tx
      .update(attempts)
      .set({ lookupAt: sql`now()` })
      .where(and(eq(attempts.idSent, true), newest, ofQueue))
    return (await tx.update(generations).set({ state: 'cancelled' }).where(isQueued)).rowCount ?? 0
  })
}
