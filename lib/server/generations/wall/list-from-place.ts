import { and, asc, desc, gte, isNull, lt, type SQL } from 'drizzle-orm'
import type { GenerationPage } from '#lib/domain/generation/generation'
import type { WallPlace } from '#lib/domain/wall/place'
import { narrows, type WallFilter } from '#lib/domain/wall/wall-filter'
import type { Database, Transaction } from '#lib/server/db/database'
import { generations } from '#lib/server/db/schema'
import { currentRev } from '#lib/server/generations/current-rev'
import { listGenerations } from '#lib/server/generations/list-generations'
import { placeCursor } from '#lib/server/generations/place-cursor'
import { beginningOf, zoneOf } from './day-bounds.ts'
import { filterConditions } from './filter-conditions.ts'

/**
 * A page of the wall that begins at a place and goes on to what is older. Finding the place walks through that day's part of the index, of
 * no other; from there it is a page like any other.
 * @param place a number past the day's newest is its newest; a day without generations begins with the newest before it
 * @param filter what the wall is narrowed to, which is also what places are counted in
 * @param until a day that the page does not go behind: who knows how many each day has spares the search for more behind the last of them
 */
export async function listFromPlace(
  db: Database | Transaction,
  place: WallPlace,
  { limit, filter = {}, until }: { limit?: number | undefined; filter?: WallFilter; until?: string | undefined } = {},
): Promise<GenerationPage> {
  const zone = narrows(filter) ? await zoneOf(db) : undefined
  const [found] = await rowAtPlace(db, place, filter, zone)
  const [start] = found ? [found] : await newestOfDay(db, place.day, filter)
  if (!start) return { generations: [], nextCursor: null, rev: await currentRev(db) }
  return listGenerations(db, {
    cursor: placeCursor(start),
    inclusive: true,
    where: and(
      filterConditions(db, filter),
      until === undefined ? undefined : gte(generations.createdAt, beginningOf(until, 0, zone)),
    ),
    limit,
  })
}

const SPOT = { id: generations.id, createdAt: generations.createdAt }

/** The generation at a place: the query that costs something, in proportion to where in its day it stands. */
export function rowAtPlace(db: Database | Transaction, { day, nth }: WallPlace, filter: WallFilter = {}, zone?: SQL) {
  return db
    .select(SPOT)
    .from(generations)
    .where(
      and(
        isNull(generations.deletedAt),
        gte(generations.createdAt, beginningOf(day, 0, zone)),
        lt(generations.createdAt, beginningOf(day, 1, zone)),
        filterConditions(db, filter),
      ),
    )
    .orderBy(asc(generations.createdAt), asc(generations.id))
    .offset(Math.min(nth, 2 ** 31))
    .limit(1)
}

function newestOfDay(db: Database | Transaction, day: string, filter: WallFilter) {
  return db
    .select(SPOT)
    .from(generations)
    .where(
      and(isNull(generations.deletedAt), lt(generations.createdAt, beginningOf(day, 1)), filterConditions(db, filter)),
    )
    .orderBy(desc(generations.createdAt), desc(generations.id))
    .limit(1)
}
