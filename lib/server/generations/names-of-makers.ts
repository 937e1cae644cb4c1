import { and, gt, inArray } from 'drizzle-orm'
import type { Database, Transaction } from '#lib/server/db/database'
import type { generations } from '#lib/server/db/schema'
import { users } from '#lib/server/db/schema-team'

/** Names of those who made the given rows, by their ids. None where the team is one person: nobody needs to be told. */
export async function namesOfMakers(
  db: Database | Transaction,
  rows: readonly Pick<typeof generations.$inferSelect, 'createdBy'>[],
): Promise<ReadonlyMap<string, string>> {
  if (rows.length === 0) return new Map()
  const ids = [...new Set(rows.map((row) => row.createdBy))]
  const found = await db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(and(inArray(users.id, ids), gt(db.$count(users), 1)))
  return new Map(found.map(({ id, name }) => [id, name]))
}
