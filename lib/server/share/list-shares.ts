import { desc, eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { ShareView } from '#lib/domain/share/share'
import { mayChange } from '#lib/domain/team/may'
import type { Actor } from '#lib/domain/team/roles'
import type { Database } from '#lib/server/db/database'
import { projects } from '#lib/server/db/schema-names'
import { shareClips, shares } from '#lib/server/db/schema-share'
import { users } from '#lib/server/db/schema-team'
import { mediaUrl } from '#lib/server/storage/media-name'

/** So many are looked after by hand; older ones have run out long ago. */
const MOST = 500

/** All links, the newest first, as somebody of the team sees them. */
export function listShares(db: Database, actor: Actor): Promise<ShareView[]> {
  return read(db, actor, undefined)
}

/** One link, or null. @param id a UUID */
export async function getShare(db: Database, actor: Actor, id: string): Promise<ShareView | null> {
  const [view] = await read(db, actor, eq(shares.id, id))
  return view ?? null
}

async function read(db: Database, actor: Actor, where: SQL | undefined): Promise<ShareView[]> {
  const rows = await newestShares(db, where)
  return rows.map(({ projectId: _, createdBy, picture, ...row }) => ({
    ...row,
    pictureUrl: picture && mediaUrl(picture, 'jpg'),
    createdAt: row.createdAt.getTime(),
    expiresAt: row.expiresAt.getTime(),
    revokedAt: row.revokedAt?.getTime() ?? null,
    lastOpenedAt: row.lastOpenedAt?.getTime() ?? null,
    canRevoke: mayChange(actor, createdBy),
  }))
}

/**
 * The query of {@link listShares}, the newest link first. What each shows is counted by an index: that of its project, or of what was chosen,
 * so it costs what the links show and not what the wall holds.
 * @param where which links; undefined for all
 */
export function newestShares(db: Database, where: SQL | undefined) {
  const canBeShown = sql`g.state = 'ready' and g.deleted_at is null`
  const chosen = sql`from ${shareClips} s join generations g on g.id = s.generation_id join clips c on c.sha256 = g.clip_sha256
    where s.share_id = ${shares.id} and ${canBeShown}`
  const ofProject = sql`from generations g join clips c on c.sha256 = g.clip_sha256
    where g.project_id = ${shares.projectId} and ${canBeShown}`
  const either = (ofChosen: SQL, ofAll: SQL) =>
    sql`case when ${shares.projectId} is null then (${ofChosen}) else (${ofAll}) end`
  const count = sql`select count(*)::int`
  const picture = sql`select c.small_poster_sha256`
  const { tokenHash: _token, passwordHash, ...columns } = getTableColumns(shares)
  return db
    .select({
      ...columns,
      hasPassword: sql<boolean>`${passwordHash} is not null`,
      project: projects.name,
      madeBy: users.name,
      clips: either(sql`${count} ${chosen}`, sql`${count} ${ofProject}`).mapWith(Number),
      picture: sql<string | null>`${either(
        sql`${picture} ${chosen} order by s.position limit 1`,
        sql`${picture} ${ofProject} order by g.created_at desc, g.id desc limit 1`,
      )}`,
    })
    .from(shares)
    .innerJoin(users, eq(users.id, shares.createdBy))
    .leftJoin(projects, eq(projects.id, shares.projectId))
    .where(where)
    .orderBy(desc(shares.createdAt), desc(shares.id))
    .limit(MOST)
}
