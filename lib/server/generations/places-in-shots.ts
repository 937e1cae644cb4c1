import { and, inArray, isNull, sql } from 'drizzle-orm'
import type { Shot } from '#lib/domain/generation/generation'
import type { Database, Transaction } from '#lib/server/db/database'
import { generations } from '#lib/server/db/schema'

/** Which take of how many each of the given rows is, by generation id. Reads the index of shots alone. */
export async function placesInShots(
  db: Database | Transaction,
  rows: readonly Pick<typeof generations.$inferSelect, 'id' | 'shotId'>[],
): Promise<Map<string, Shot>> {
  if (rows.length === 0) return new Map()
  const ids = [...new Set(rows.map((row) => row.shotId))]
  const places = await db
    .select({
      generation: generations.id,
      id: generations.shotId,
      take: sql<number>`row_number() over (partition by ${generations.shotId} order by ${generations.createdAt}, ${generations.id})`.mapWith(
        Number,
      ),
      takes: sql<number>`count(*) over (partition by ${generations.shotId})`.mapWith(Number),
    })
    .from(generations)
    .where(and(inArray(generations.shotId, ids), isNull(generations.deletedAt)))
  return new Map(places.map(({ generation, ...shot }) => [generation, shot]))
}
