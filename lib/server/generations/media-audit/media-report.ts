import { asc, count, eq } from 'drizzle-orm'
import type { Database } from '#lib/server/db/database'
import { mediaFindings } from '#lib/server/db/schema-upkeep'
import { readChore } from '#lib/server/generations/chores'

/** How long one look may take before it counts as broken off, in ms: its worker died, and the next one comes by itself. */
const BROKEN_OFF_MS = 30 * 60_000

/** Findings on one screen; the counts are of all. */
const SHOWN = 100

export type MediaReport = {
  missing: number
  orphans: number
  /** When all was last looked through to the end, in Unix ms; null before the first time. */
  checkedAt: number | null
  /** A look is under way, or asked for and not begun. */
  looking: boolean
}

export type Finding = { name: string; kind: 'missing' | 'orphan'; bytes: number | null; foundAt: number; tries: number }

/** What the last look through the media found, in numbers. */
export async function readMediaReport(db: Database, now = Date.now()): Promise<MediaReport> {
  const [counts, { beganAt, endedAt, due }] = await Promise.all([
    db.select({ kind: mediaFindings.kind, n: count() }).from(mediaFindings).groupBy(mediaFindings.kind),
    readChore(db, 'media'),
  ])
  const of = (kind: Finding['kind']) => counts.find((row) => row.kind === kind)?.n ?? 0
  const underWay = beganAt !== null && beganAt > (endedAt ?? 0) && now - beganAt < BROKEN_OFF_MS
  return { missing: of('missing'), orphans: of('orphan'), checkedAt: endedAt, looking: due || underWay }
}

/** The findings themselves: what is missing first, for it may cost somebody something. */
export async function listFindings(db: Database): Promise<Finding[]> {
  const [missing, orphans] = await Promise.all(
    (['missing', 'orphan'] as const).map((kind) =>
      db.select().from(mediaFindings).where(eq(mediaFindings.kind, kind)).orderBy(asc(mediaFindings.name)).limit(SHOWN),
    ),
  )
  return [...(missing ?? []), ...(orphans ?? [])]
    .slice(0, SHOWN)
    .map(({ name, kind, bytes, foundAt, tries }) => ({ name, kind, bytes, foundAt: foundAt.getTime(), tries }))
}
