import { and, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '#lib/server/db/database'
import { generations } from '#lib/server/db/schema'

/**
 * Has everybody else wait who speaks of this generation, until this transaction ends. Asked first by whatever changes a review: the trigger that
 * sums it up writes to the generation last, and two that held each other's rows would wait for ever.
 * @returns whether there is such a generation, and it is not deleted
 */
export async function holdGeneration(tx: Transaction, id: string): Promise<boolean> {
  const found = await tx
    .select({ id: generations.id })
    .from(generations)
    .where(and(eq(generations.id, id), isNull(generations.deletedAt)))
    .for('no key update')
  return found.length > 0
}
