import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Database, Transaction } from '#lib/server/db/database'
import { generations } from '#lib/server/db/schema'
import { mediaFindings } from '#lib/server/db/schema-upkeep'
import { mediaName } from '#lib/server/storage/media-name'

/** Which of the clips of the given rows the last look through the store did not find, by their SHA-256. */
export async function missingClips(
  db: Database | Transaction,
  rows: readonly { clipSha256: string | null }[],
): Promise<ReadonlySet<string>> {
  const names = rows.flatMap(({ clipSha256 }) => clipSha256 ?? []).map((sha256) => mediaName(sha256, 'mp4'))
  if (names.length === 0) return new Set()
  const found = await db
    .select({ sha256: sql<string>`split_part(${mediaFindings.name}, '.', 1)` })
    .from(mediaFindings)
    .where(and(eq(mediaFindings.kind, 'missing'), inArray(mediaFindings.name, names)))
  return new Set(found.map((one) => one.sha256))
}

/** Lets the viewers of these clips know that their files were found missing, or are there again. */
export async function tellOfClips(db: Database, sha256s: readonly string[]): Promise<void> {
  if (sha256s.length === 0) return
  await db
    .update(generations)
    .set({ rev: -1 })
    .where(inArray(generations.clipSha256, [...sha256s]))
}
