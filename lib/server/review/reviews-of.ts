import { inArray } from 'drizzle-orm'
import type { ReviewSummary } from '#lib/domain/review/review'
import type { Database, Transaction } from '#lib/server/db/database'
import { reviews } from '#lib/server/db/schema-review'

/** What was said of some generations, summed up, by generation id; nothing for those of which nothing was. */
export async function reviewsOf(
  db: Database | Transaction,
  rows: readonly { id: string }[],
): Promise<ReadonlyMap<string, ReviewSummary>> {
  if (rows.length === 0) return new Map()
  const found = await db
    .select()
    .from(reviews)
    .where(
      inArray(
        reviews.generationId,
        rows.map((row) => row.id),
      ),
    )
  return new Map(
    found.map(({ generationId, open, lastAt, verdict, version }) => [
      generationId,
      { open, lastAt: lastAt.getTime(), verdict, version },
    ]),
  )
}
