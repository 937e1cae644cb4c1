import { and, eq, ne, sql } from 'drizzle-orm'
import type { ActionResult } from '#lib/domain/actions'
import type { SaveProjectInput } from '#lib/domain/marks-schema'
import type { Database } from '#lib/server/db/database'
import { projects } from '#lib/server/db/schema-names'
import { changeSelected } from './selected.ts'

/** Makes a project, or gives it another name. @returns `name_taken` when another one has it, in any case */
export function saveProject(db: Database, { id, name }: SaveProjectInput): Promise<ActionResult<null>> {
  return changeSelected(db, async (tx) => {
    const taken = and(sql`lower(${projects.name}) = lower(${name})`, ne(projects.id, id))
    if ((await tx.select({ id: projects.id }).from(projects).where(taken)).length > 0)
      return { ok: false, problem: 'name_taken' }
    await tx.insert(projects).values({ id, name }).onConflictDoUpdate({ target: projects.id, set: { name } })
    return { ok: true, value: null }
  })
}

/** Deletes a project; what was in it stays, in none. One that is gone already is gone. */
export async function deleteProject(db: Database, id: string): Promise<ActionResult<null>> {
  await changeSelected(db, (tx) => tx.delete(projects).where(eq(projects.id, id)))
  return { ok: true, value: null }
}
