import { and, asc, desc, gte, isNull, lt, sql } from 'drizzle-orm'
import type { GenerationPage } from '#lib/domain/generation'
import type { WallPlace } from '#lib/domain/wall/place'
import type { Database, Transaction } from '#lib/server/db/database'
import { generations } from '#lib/server/db/schema'
import { wallZone } from '#lib/server/db/schema-upkeep'
import { currentRev } from '#lib/server/generations/current-rev'
import { listGenerations } from '#lib/server/generations/list-generations'

/**
 * A page of the wall that begins at a place and goes on to what is older. Finding the place walks through that day's part of the index, of
 * no other; from there it is a page like any other.
 * @param place a number past the day's newest is its newest; a day without generations begins with the newest before it
 */
export async function listFromPlace(
  db: Database | Transaction,
  place: WallPlace,
  limit?: number,
): Promise<GenerationPage> {
  const [found] = await rowAtPlace(db, place)
  const [start] = found ? [found] : await newestOfDay(db, place.day)
  if (!start) return { generations: [], nextCursor: null, rev: await currentRev(db) }
  return listGenerations(db, {
    cursor: `${start.createdAt.getTime()}_${start.id}`,
    inclusive: true,
    ...(limit && { limit }),
  })
}

const SPOT = { id: generations.id, createdAt: generations.createdAt }

/** A day's beginning, in the days that the wall is counted in. @param after days later */
function beginningOf(day: string, after = 0) {
  return sql`(${day}::date + ${after}::int)::timestamp at time zone (select ${wallZone.timeZone} from ${wallZone})`
}

/** The generation at a place: the query that costs something, in proportion to where in its day it stands. */
export function rowAtPlace(db: Database | Transaction, { day, nth }: WallPlace) {
  return db
    .select(SPOT)
    .from(generations)
    .where(
      and(
        isNull(generations.deletedAt),
        gte(generations.createdAt, beginningOf(day)),
        lt(generations.createdAt, beginningOf(day, 1)),
      ),
    )
    .orderBy(asc(generations.createdAt), asc(generations.id))
    .offset(Math.min(nth, 2 ** 31))
    .limit(1)
}

function newestOfDay(db: Database | Transaction, day: string) {
  return db
    .select(SPOT)
    .from(generations)
    .where(and(isNull(generations.deletedAt), lt(generations.createdAt, beginningOf(day, 1))))
    .orderBy(desc(generations.createdAt), desc(generations.id))
    .limit(1)
}
