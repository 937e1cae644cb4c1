import { eq, inArray } from 'drizzle-orm'
import { compareTags } from '#lib/domain/marks/mark-name'
import type { Database, Transaction } from '#lib/server/db/database'
import { generationTags } from '#lib/server/db/schema'
import { tags } from '#lib/server/db/schema-names'

/** Names of the tags of some generations, in their order, by generation id; nothing for those without any. */
export async function tagsOf(
  db: Database | Transaction,
  rows: readonly { id: string }[],
): Promise<ReadonlyMap<string, string[]>> {
  const byId = new Map<string, string[]>()
  if (rows.length === 0) return byId
  const found = await db
    .select({ id: generationTags.generationId, name: tags.name })
    .from(generationTags)
    .innerJoin(tags, eq(tags.id, generationTags.tagId))
    .where(
      inArray(
        generationTags.generationId,
        rows.map((row) => row.id),
      ),
    )
  for (const { id, name } of found) byId.set(id, [...(byId.get(id) ?? []), name])
  for (const names of byId.values()) names.sort(compareTags)
  return byId
}
