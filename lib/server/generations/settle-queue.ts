import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '#lib/server/db/database'
import { attempts, generations } from '#lib/server/db/schema'

/**
 * Settles in a restored database what had not been sent at the moment of the backup, before any worker runs there. That leaves no trace at the
 * provider by which it could be found: not what was queued, and not what a step held whose newest attempt had surely made nothing yet, for the
 * backed-up installation went on with it. The next step would send either.
 * @param cancel whether it is cancelled; otherwise it is all put into the queue
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
    return (await tx.update(generations).set({ state: 'cancelled' }).where(isQueued)).rowCount ?? 0
  })
}
