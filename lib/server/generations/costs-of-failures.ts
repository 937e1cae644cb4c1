import { inArray } from 'drizzle-orm'
import type { Billed } from '#lib/domain/generation/generation'
import type { State } from '#lib/domain/generation/states'
import type { Database, Transaction } from '#lib/server/db/database'
import { attempts } from '#lib/server/db/schema'

export type CostOfFailure = {
  /** Whether an attempt, one that was given up for a newer one, is without a clear answer: it may be paid for. */
  unclear: boolean
  billed: Billed | null
}

/** What is known of the money of those of the given rows that failed, by id. Where no row has failed nothing is asked. */
export async function costsOfFailures(
  db: Database | Transaction,
  rows: readonly { id: string; state: State }[],
): Promise<ReadonlyMap<string, CostOfFailure>> {
  const costs = new Map<string, CostOfFailure>()
  const ids = rows.filter((row) => row.state === 'failed').map((row) => row.id)
  if (ids.length === 0) return costs
  const tried = await db
    .select({
      id: attempts.generationId,
      phase: attempts.phase,
      billing: attempts.billing,
      billingAt: attempts.billingAt,
    })
    .from(attempts)
    .where(inArray(attempts.generationId, ids))
  for (const attempt of tried) {
    const { unclear, billed } = costs.get(attempt.id) ?? { unclear: false, billed: null }
    costs.set(attempt.id, {
      unclear: unclear || attempt.phase === 'sending' || attempt.phase === 'unknown',
      billed: billedFor(attempt) ?? billed,
    })
  }
  return costs
}

/** A failed task that was charged may still be refunded, as long as the provider is asked again (steps/billing-follow-up). */
function billedFor({
  phase,
  billing,
  billingAt,
}: Pick<typeof attempts.$inferSelect, 'phase' | 'billing' | 'billingAt'>): Billed | null {
  if (phase !== 'accepted') return null
  if (billing?.status === 'refunded') return 'refunded'
  return billing?.status === 'settled' && billingAt === null ? 'charged' : null
}
