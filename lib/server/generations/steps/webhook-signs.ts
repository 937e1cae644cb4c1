import { and, eq, gt, isNotNull, sql } from 'drizzle-orm'
import type { Database, Transaction } from '#lib/server/db/database'
import { webhookEvents } from '#lib/server/db/schema-upkeep'
import { interval } from './lease.ts'

/** Webhooks count as working for this long after one that told of a task of ours. */
const WORKING_MS = 3_600_000

/** Whether the provider told of one of our tasks within the last hour, so that it may be relied on to tell of the next. */
export async function webhooksWork(db: Database): Promise<boolean> {
  const found = await db
    .select({ id: webhookEvents.id })
    .from(webhookEvents)
    .where(and(gt(webhookEvents.receivedAt, sql`now() - ${interval(WORKING_MS)}`), isNotNull(webhookEvents.matchedAt)))
    .limit(1)
  return found.length > 0
}

/** Whether a webhook has told that a task has ended: it may come before the answer to our own POST, or before the status says the same. */
export async function isTold(db: Database | Transaction, taskId: string): Promise<boolean> {
  const told = await db
    .select({ id: webhookEvents.id })
    .from(webhookEvents)
    .where(eq(webhookEvents.taskId, taskId))
    .limit(1)
  return told.length > 0
}
