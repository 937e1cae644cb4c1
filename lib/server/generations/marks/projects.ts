import { and, asc, eq, ne, sql } from 'drizzle-orm'
import type { ActionResult } from '#lib/domain/actions'
import type { Named, SaveProjectInput } from '#lib/domain/marks/marks-schema'
import type { Database, Transaction } from '#lib/server/db/database'
import { projects } from '#lib/server/db/schema-names'
import { changeSelected } from './selected.ts'

/** More than anybody reads through. */
export const LISTED = 500

/** All projects by name. */
export async function listProjects(db: Database): Promise<Named[]> {
  return db
    .select({ id: projects.id, name: projects.name })
    .from(projects)
    .orderBy(asc(projects.name), asc(projects.id))
    .limit(LISTED)
}

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

/** Whether a project is there, which it then is up to the end of the transaction. */
export async function holdProject(tx: Transaction, id: string): Promise<boolean> {
  const found = await tx.select({ id: projects.id }).from(projects).where(eq(projects.id, id)).for('key share')
  return found.length > 0
}

/** Deletes a project; what was in it stays, in none. One that is gone already is gone. */
export async function deleteProject(db: Database, id: string): Promise<ActionResult<null>> {
  await changeSelected(db, (tx) => tx.delete(projects).where(eq(projects.id, id)))
  return { ok: true, value: null }
}
