import { limitText } from '#lib/domain/money/limit-changes'
import type { ActivityEntry, ActivityFilter } from '#lib/domain/team/activity'
import type { Database } from '#lib/server/db/database'
import type { LedgerPlace } from '#lib/server/generations/ledger/day-totals'
import { listActivity } from './list-activity.ts'

const COLUMNS = ['time', 'who', 'what', 'clips', 'clip', 'prompt', 'about', 'limits', 'usd'] as const
/** Rows that are read at once. */
const PIECE = 500

/**
 * All lines that a filter leaves, as CSV (RFC 4180) with a byte order mark, by which spreadsheets know UTF-8; read and sent piece by piece.
 * Names in it are those of the program, in English, for other programs.
 */
export async function* activityCsv(
  db: Database,
  asked: { filter: ActivityFilter } & LedgerPlace,
): AsyncGenerator<string> {
  yield `\uFEFF${COLUMNS.join(',')}\r\n`
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listActivity>> = await listActivity(db, { ...asked, cursor, limit: PIECE })
    yield page.entries.map(toLine).join('')
    cursor = page.nextCursor
  } while (cursor !== null)
}

function toLine({ at, actor, kind, count, generation, about, limits, usd }: ActivityEntry): string {
  const values = [
    new Date(at).toISOString(),
    actor,
    kind,
    String(count),
    generation?.id,
    generation?.prompt,
    about,
    limits.map(({ limit, from, to }) => `${limit}: ${limitText(from)} > ${limitText(to)}`).join('; '),
    usd,
  ]
  return `${values.map((value) => csvField(value ?? '')).join(',')}\r\n`
}

/**
 * A field, in quotes where it must be. What a spreadsheet would run as a formula gets an apostrophe before it, which it takes for text
 * (OWASP, "CSV Injection").
 */
export function csvField(value: string): string {
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
