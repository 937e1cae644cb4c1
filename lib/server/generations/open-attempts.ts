import { desc, inArray } from 'drizzle-orm'
import type { State } from '#lib/domain/generation/states'
import type { Database, Transaction } from '#lib/server/db/database'
import { attempts } from '#lib/server/db/schema'

export type OpenAttempt = Pick<
  typeof attempts.$inferSelect,
  'number' | 'sentAt' | 'lookups' | 'idSent' | 'awaitsProvider'
>

/**
 * The attempt of each unconfirmed generation among the given rows, by generation id: what its card tells. Where no row is unconfirmed, as
 * on nearly every page, nothing is asked.
 */
export async function openAttempts(
  db: Database | Transaction,
  rows: readonly { id: string; state: State }[],
): Promise<ReadonlyMap<string, OpenAttempt>> {
  const ids = rows.filter((row) => row.state === 'unconfirmed').map((row) => row.id)
  if (ids.length === 0) return new Map()
  const found = await db
    .selectDistinctOn([attempts.generationId], {
      generationId: attempts.generationId,
      number: attempts.number,
      sentAt: attempts.sentAt,
      lookups: attempts.lookups,
      idSent: attempts.idSent,
      awaitsProvider: attempts.awaitsProvider,
    })
    .from(attempts)
    .where(inArray(attempts.generationId, ids))
    .orderBy(attempts.generationId, desc(attempts.number))
  return new Map(found.map(({ generationId, ...attempt }) => [generationId, attempt]))
}
