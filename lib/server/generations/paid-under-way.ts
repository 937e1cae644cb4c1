import { and, exists, inArray, sql } from 'drizzle-orm'
import type { Database } from '#lib/server/db/database'
import { attempts, generations } from '#lib/server/db/schema'

/** How many generations the provider has, or may have, and has not told the end of; those of the sandbox not counted. */
export function paidUnderWay(db: Database): Promise<number> {
  const sent = db
    .select({ one: sql`1` })
    .from(attempts)
    .where(
      sql`${attempts.generationId} = ${generations.id} and ${attempts.sentAt} is not null and ${attempts.sandbox} is not true`,
    )
  return db.$count(generations, and(inArray(generations.state, ['submitting', 'running', 'unconfirmed']), exists(sent)))
}
