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
  const shown = sql`select g.created_at, s.position, c.small_poster_sha256 as picture
    from generations g join clips c on c.sha256 = g.clip_sha256 left join ${shareClips} s on s.generation_id = g.id and s.share_id = ${shares.id}
    where (case when ${shares.projectId} is null then s.share_id is not null else g.project_id = ${shares.projectId} end)
      and g.state = 'ready' and g.deleted_at is null`
  const { tokenHash: _token, passwordHash, ...columns } = getTableColumns(shares)
  const rows = await db
    .select({
      ...columns,
      hasPassword: sql<boolean>`${passwordHash} is not null`,
      project: projects.name,
      madeBy: users.name,
      clips: sql<number>`(select count(*)::int from (${shown}) shown)`,
      picture: sql<string | null>`(select picture from (${shown}) shown order by position, created_at desc limit 1)`,
    })
    .from(shares)
    .innerJoin(users, eq(users.id, shares.createdBy))
    .leftJoin(projects, eq(projects.id, shares.projectId))
    .where(where)
    .orderBy(desc(shares.createdAt), desc(shares.id))
    .limit(MOST)
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
