import { and, asc, eq, gt, isNull, ne, sql } from 'drizzle-orm'
import type { ActionResult } from '#lib/domain/actions'
import type { Named, SaveProjectInput } from '#lib/domain/marks/marks-schema'
import { shareName } from '#lib/domain/share/share'
import { may, mayChange } from '#lib/domain/team/may'
import type { Actor } from '#lib/domain/team/roles'
import { recordActivity } from '#lib/server/activity/record-activity'
import type { Database, Transaction } from '#lib/server/db/database'
import { generations } from '#lib/server/db/schema'
import { projects } from '#lib/server/db/schema-names'
import { shares } from '#lib/server/db/schema-share'
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

/**
 * Deletes a project, and the links that share it; what was in it stays, in none. One that is gone already is gone. Only owners take others' clips
 * out of a project and their links back, in this way too.
 * @returns `project_not_yours` while a clip or a good link of somebody else is in it
 */
export function deleteProject(db: Database, actor: Actor, id: string): Promise<ActionResult<null>> {
  return changeSelected(db, async (tx) => {
    // Up to the end of the transaction nobody can share it or put a clip into it.
    const [project] = await tx.select().from(projects).where(eq(projects.id, id)).for('update')
    if (!project) return { ok: true, value: null }
    const good = and(eq(shares.projectId, id), isNull(shares.revokedAt), gt(shares.expiresAt, sql`now()`))
    const links = await tx.select().from(shares).where(good).orderBy(asc(shares.createdAt))
    if (!links.every((link) => mayChange(actor, link.createdBy)) || (await holdsOthers(tx, actor, id)))
      return { ok: false, problem: 'project_not_yours' }
    await tx.delete(projects).where(eq(projects.id, id))
    for (const link of links)
      await recordActivity(tx, { kind: 'share_revoked', actor: actor.id, about: shareName(link) })
    await recordActivity(tx, { kind: 'project_deleted', actor: actor.id, about: project.name })
    return { ok: true, value: null }
  })
}

/** Whether there is a clip in a project that they may not take out of it. */
async function holdsOthers(tx: Transaction, actor: Actor, id: string): Promise<boolean> {
  if (may(actor, 'changeAny')) return false
  const others = and(eq(generations.projectId, id), isNull(generations.deletedAt), ne(generations.createdBy, actor.id))
  const [found] = await tx.select({ id: generations.id }).from(generations).where(others).limit(1)
  return found !== undefined
}
