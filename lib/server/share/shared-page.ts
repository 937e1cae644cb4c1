import { eq, sql } from 'drizzle-orm'
import type { SharedPage } from '#lib/domain/share/share'
import type { Database } from '#lib/server/db/database'
import { shares } from '#lib/server/db/schema-share'
import { users } from '#lib/server/db/schema-team'
import type { ShareRow } from './find-share.ts'
import { countShared, sharedClips } from './shared-clips.ts'

/** What the page of a link that is open shows first. @param path of the link, `/s/TOKEN` */
export async function sharedPage(db: Database, share: ShareRow, path: string): Promise<SharedPage> {
  const [maker] = await db
    .select({ name: users.name, username: users.username })
    .from(users)
    .where(eq(users.id, share.createdBy))
  const { title, showsRecipe, allowsComments, allowsDownload } = share
  return {
    ...{ title, showsRecipe, allowsComments, allowsDownload },
    // Who never had to sign in was never asked what they are called.
    madeBy: (maker?.username && maker.name) ?? '',
    expiresAt: share.expiresAt.getTime(),
    count: await countShared(db, share),
    ...(await sharedClips(db, share, path, null)),
  }
}

/** Counts that somebody opened a link. */
export async function countOpening(db: Database, shareId: string): Promise<void> {
  await db
    .update(shares)
    .set({ opens: sql`${shares.opens} + 1`, lastOpenedAt: sql`now()` })
    .where(eq(shares.id, shareId))
}
