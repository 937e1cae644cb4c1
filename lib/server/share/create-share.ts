import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { ActionResult } from '#lib/domain/actions'
import { shareName } from '#lib/domain/share/share'
import type { CreateShareInput } from '#lib/domain/share/share-schema'
import { recordActivity } from '#lib/server/activity/record-activity'
import type { Database, Transaction } from '#lib/server/db/database'
import { generations } from '#lib/server/db/schema'
import { projects } from '#lib/server/db/schema-names'
import { shareClips, shares } from '#lib/server/db/schema-share'
import { hashLinkToken, makeLinkToken } from '#lib/server/link-token'
import { hashSharePassword } from './share-password.ts'

/**
 * Makes a link.
 * @param by id of who makes it
 * @returns its id, and the token for its address, which is not to be had again; `not_found` where nothing is left of what it is to show
 */
export async function createShare(
  db: Database,
  input: CreateShareInput,
  by: string,
): Promise<ActionResult<{ id: string; token: string }>> {
  const { subject, title, days, password, showsRecipe, allowsComments, allowsDownload } = input
  const passwordHash = password === null ? null : await hashSharePassword(password)
  const token = makeLinkToken()
  return db.transaction(async (tx) => {
    const shown = await find(tx, subject)
    if (!shown) return { ok: false, problem: 'not_found' }
    const [row] = await tx
      .insert(shares)
      .values({
        tokenHash: hashLinkToken(token),
        projectId: shown.projectId,
        title,
        createdBy: by,
        expiresAt: sql`now() + make_interval(days => ${days}::int)`,
        passwordHash,
        ...{ showsRecipe, allowsComments, allowsDownload },
      })
      .returning({ id: shares.id })
    if (!row) throw new Error('no share was written')
    const { id } = row
    if (shown.ids.length > 0)
      await tx
        .insert(shareClips)
        .values(shown.ids.map((generationId, position) => ({ shareId: id, position, generationId })))
    await recordActivity(tx, { kind: 'shared', actor: by, about: shareName({ id, title }), generations: shown.ids })
    return { ok: true, value: { id, token } }
  })
}

/** What is there of a subject; null for nothing. */
async function find(
  tx: Transaction,
  subject: CreateShareInput['subject'],
): Promise<{ projectId: string | null; ids: string[] } | null> {
  if ('project' in subject) {
    const [project] = await tx.select({ id: projects.id }).from(projects).where(eq(projects.id, subject.project))
    return project ? { projectId: project.id, ids: [] } : null
  }
  const rows = await tx
    .select({ id: generations.id })
    .from(generations)
    .where(and(inArray(generations.id, subject.ids), isNull(generations.deletedAt)))
  const there = new Set(rows.map((row) => row.id))
  const ids = [...new Set(subject.ids)].filter((id) => there.has(id))
  return ids.length > 0 ? { projectId: null, ids } : null
}
