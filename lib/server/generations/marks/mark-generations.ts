import { and, count, gt, inArray, isNull } from 'drizzle-orm'
import type { ActionResult } from '#lib/domain/actions'
import type { GenerationStatus } from '#lib/domain/generation/generation'
import { markName, tagKey } from '#lib/domain/marks/mark-name'
import { TAGS_MAX } from '#lib/domain/marks/marks'
import type { MarkInput } from '#lib/domain/marks/marks-schema'
import type { Database, Transaction } from '#lib/server/db/database'
import { generations, generationTags } from '#lib/server/db/schema'
import { tags } from '#lib/server/db/schema-names'
import { holdProject } from './projects.ts'
import { changeSelected, statusesOf } from './selected.ts'

class TooManyTags extends Error {}

/**
 * Rates, picks, tags generations and puts them into a project, all of them or none. Deleted ones stay as they are.
 * @returns how they are now; `not_found` when the project was deleted, `too_many_tags` when one of them would have more than {@link TAGS_MAX}
 */
export async function markGenerations(
  db: Database,
  { ids, change }: MarkInput,
): Promise<ActionResult<GenerationStatus[]>> {
  const { addTags = [], removeTags = [], ...columns } = change
  try {
    return await changeSelected(db, async (tx) => {
      if (columns.project && !(await holdProject(tx, columns.project))) return { ok: false, problem: 'not_found' }
      const shown = await tx
        .select({ id: generations.id })
        .from(generations)
        .where(and(inArray(generations.id, ids), isNull(generations.deletedAt)))
      const known = shown.map((row) => row.id)
      if (known.length === 0) return { ok: false, problem: 'not_found' }
      const { project, ...plain } = columns
      const set = { ...plain, ...(project !== undefined && { projectId: project }) }
      if (Object.values(set).some((value) => value !== undefined))
        await tx.update(generations).set(set).where(inArray(generations.id, known))
      if (removeTags.length > 0) await untag(tx, known, removeTags)
      if (addTags.length > 0) await tag(tx, known, addTags)
      return { ok: true, value: await statusesOf(tx, known) }
    })
  } catch (error) {
    if (error instanceof TooManyTags) return { ok: false, problem: 'too_many_tags' }
    throw error
  }
}

async function tag(tx: Transaction, ids: readonly string[], names: readonly string[]): Promise<void> {
  const byKey = new Map(names.map((name) => [tagKey(name), markName(name)]))
  await tx
    .insert(tags)
    .values([...byKey].map(([key, name]) => ({ key, name })))
    .onConflictDoNothing()
  const wanted = await tx
    .select({ id: tags.id })
    .from(tags)
    .where(inArray(tags.key, [...byKey.keys()]))
  await tx
    .insert(generationTags)
    .values(wanted.flatMap(({ id }) => ids.map((generationId) => ({ tagId: id, generationId }))))
    .onConflictDoNothing()
  const over = await tx
    .select({ id: generationTags.generationId })
    .from(generationTags)
    .where(inArray(generationTags.generationId, [...ids]))
    .groupBy(generationTags.generationId)
    .having(gt(count(), TAGS_MAX))
    .limit(1)
  if (over.length > 0) throw new TooManyTags()
}

async function untag(tx: Transaction, ids: readonly string[], names: readonly string[]): Promise<void> {
  const gone = tx
    .select({ id: tags.id })
    .from(tags)
    .where(inArray(tags.key, names.map(tagKey)))
  await tx
    .delete(generationTags)
    .where(and(inArray(generationTags.generationId, [...ids]), inArray(generationTags.tagId, gone)))
}
