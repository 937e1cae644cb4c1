import { desc, eq, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { ATTEMPT_OUTCOMES, COST_KINDS, type LedgerPage } from '#lib/domain/money/ledger'
import type { Database } from '#lib/server/db/database'
import { attempts, generations } from '#lib/server/db/schema'
import { namesOfMakers } from '#lib/server/generations/names-of-makers'
import { ATTEMPT_DETAIL, ATTEMPT_OUTCOME, attemptCost, LEDGER_TIME } from './attempt-cost.ts'
import { dayOf, dayTotals, type LedgerPlace } from './day-totals.ts'

const PAGE_SIZE = 50

/** Code points of a prompt that a line has room for. */
const PROMPT_LENGTH = 160

/** Where a page ended: the last attempt's time, id and day. Opaque to the browser. */
const cursorSchema = z.tuple([
  z.int().check(z.gte(0), z.lte(253_402_300_799_999)),
  z.uuid(),
  z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
])

type Cursor = z.infer<typeof cursorSchema>

/** What the two `case` of attempt-cost can say. */
const wordsSchema = z.object({ outcome: z.enum(ATTEMPT_OUTCOMES), kind: z.enum(COST_KINDS) })

/**
 * One page of the ledger, newest first, by keyset, with the totals of each day that begins on it: a day's totals are counted once, however
 * many pages the day has.
 * @param cursor `nextCursor` of the page before, or null for the first; one that makes no sense gives the first page
 */
export async function listAttempts(
  db: Database,
  place: LedgerPlace,
  { cursor, limit = PAGE_SIZE }: { cursor: string | null; limit?: number },
): Promise<LedgerPage> {
  const after = parseCursor(cursor)
  const rows = await newestAttempts(db, place, after, limit + 1)
  const makers = await namesOfMakers(db, rows)
  const entries = rows.slice(0, limit).map(({ at, outcome, kind, credits, usd, createdBy, ...row }) => {
    const words = wordsSchema.parse({ outcome, kind })
    const by = makers.get(createdBy) ?? null
    return { ...row, by, at: at.getTime(), outcome: words.outcome, cost: { kind: words.kind, credits, usd } }
  })
  const last = entries.at(-1)
  const begun = entries.map((entry) => entry.day).filter((day) => day !== after?.[2])
  const [lastDay, firstDay] = [begun[0], begun.at(-1)]
  return {
    entries,
    days: lastDay && firstDay ? await dayTotals(db, place, { first: firstDay, last: lastDay }) : [],
    nextCursor: rows.length > limit && last ? `${last.at}_${last.id}_${last.day}` : null,
    timeZone: place.timeZone,
  }
}

/** The query of a page, which must be answered from the index alone, in its order. */
export function newestAttempts(db: Database, place: LedgerPlace, after: Cursor | undefined, limit: number) {
  return db
    .select({
      id: attempts.id,
      generationId: attempts.generationId,
      createdBy: generations.createdBy,
      number: attempts.number,
      at: sql`${LEDGER_TIME}`.mapWith((text: string) => new Date(text)),
      day: dayOf(place.timeZone),
      prompt: sql<string>`left(${generations.prompt}, ${PROMPT_LENGTH})`,
      mode: generations.mode,
      duration: generations.duration,
      audio: generations.audio,
      outcome: ATTEMPT_OUTCOME,
      detail: ATTEMPT_DETAIL,
      ...attemptCost(place.provider),
    })
    .from(attempts)
    .innerJoin(generations, eq(generations.id, attempts.generationId))
    .where(
      after &&
        sql`(${LEDGER_TIME}, ${attempts.id}) < (${new Date(after[0]).toISOString()}::timestamptz, ${after[1]}::uuid)`,
    )
    .orderBy(desc(LEDGER_TIME), desc(attempts.id))
    .limit(limit)
}

function parseCursor(cursor: string | null): Cursor | undefined {
  const [at, id, day] = (cursor ?? '').split('_')
  const parsed = cursorSchema.safeParse([Number(at), id, day])
  return parsed.success ? parsed.data : undefined
}
