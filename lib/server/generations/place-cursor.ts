import { type SQL, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { generations } from '#lib/server/db/schema'

/** Unix ms of the last year that a time of four digits can name; no row is younger. */
const LAST_MOMENT = 253_402_300_799_999

/** Where a page ended: the last row's time and id. Opaque to the browser. */
const cursorSchema = z.tuple([z.int().check(z.gte(0), z.lte(LAST_MOMENT)), z.uuid()])

/** The cursor behind a generation, for pages that are newest first. */
export function placeCursor({ createdAt, id }: { createdAt: number | Date; id: string }): string {
  return `${Number(createdAt)}_${id}`
}

/**
 * The condition that a generation comes behind a cursor; undefined for none, and for one that makes no sense.
 * @param inclusive the row that the cursor names is meant as well
 */
export function behindCursor(cursor: string | null, inclusive = false): SQL | undefined {
  const [at, id] = (cursor ?? '').split('_')
  const parsed = cursorSchema.safeParse([Number(at), id])
  if (!parsed.success) return undefined
  const [time, last] = parsed.data
  return sql`(${generations.createdAt}, ${generations.id}) ${sql.raw(inclusive ? '<=' : '<')} (${new Date(time).toISOString()}::timestamptz, ${last}::uuid)`
}
