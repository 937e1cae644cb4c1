import { eq } from 'drizzle-orm'
import type { Database, Transaction } from '#lib/server/db/database'
import { attempts } from '#lib/server/db/schema'

/** The attempt that a task of the provider belongs to, of which there is one at most, or null where it is nobody's so far. */
export async function ownerOfTask(
  db: Database | Transaction,
  taskId: string,
): Promise<{ id: string; generationId: string } | null> {
  const [owner] = await db
    .select({ id: attempts.id, generationId: attempts.generationId })
    .from(attempts)
    .where(eq(attempts.providerTaskId, taskId))
  return owner ?? null
}
