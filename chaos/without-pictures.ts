import { sql } from 'drizzle-orm'
import type { Database } from '#lib/server/db/database'
import { clips } from '#lib/server/db/schema'

/** How many kept clips have pictures to come: those are made after `ready`, each file before the row that names it. */
export function withoutPictures(db: Database): Promise<number> {
  return db.$count(
    clips,
    sql`(poster_sha256 is null or small_poster_sha256 is null or sprite_sha256 is null) and derive_tries < 3`,
  )
}
