import { and, inArray } from 'drizzle-orm'
import type { State } from '#lib/domain/generation/states'
import type { Database, Transaction } from '#lib/server/db/database'
import { attempts } from '#lib/server/db/schema'

/**
 * Which of the given rows have failed while an attempt at them, one that was given up for a newer one, is without a clear answer: it may be
 * paid for. Where no row has failed nothing is asked.
 */
export async function unclearAttempts(
  db: Database | Transaction,
  rows: readonly { id: string; state: State }[],
): Promise<ReadonlySet<string>> {
  const ids = rows.filter((row) => row.state === 'failed').map((row) => row.id)
  if (ids.length === 0) return new Set()
  const found = await db
    .selectDistinct({ id: attempts.generationId })
    .from(attempts)
    .where(and(inArray(attempts.generationId, ids), inArray(attempts.phase, ['sending', 'unknown'])))
  return new Set(found.map((one) => one.id))
}
