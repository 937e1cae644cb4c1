import type { GenerationPage } from '#lib/domain/generation/generation'
import type { WallDays } from '#lib/domain/wall/days-schema'
import { countOf, placeOf, rankAt, type WallPlace } from '#lib/domain/wall/place'
import { narrows, type WallFilter } from '#lib/domain/wall/wall-filter'
import type { Database, Transaction } from '#lib/server/db/database'
import { listGenerations } from '#lib/server/generations/list-generations'
import { listFromPlace } from './list-from-place.ts'
import { readWallDays } from './wall-days.ts'

/** The cards that a page of the wall brings along. */
const FIRST = 24

/**
 * What a page of the wall begins with: its days, and the first cards from a place on. `top` is the rank of the first of them.
 * @param place null for the newest @param filter what the wall is narrowed to
 */
export async function firstLook(db: Database, place: WallPlace | null, filter: WallFilter = {}) {
  // Of one moment: a generation that came between the two would have a card and not be counted.
  return db.transaction(
    async (tx) => {
      const days = await readWallDays(tx, { filter })
      const top = place ? rankAt(days.days, place) : countOf(days.days) - 1
      const page = await (place || narrows(filter)
        ? pageFrom(tx, days, top, filter)
        : listGenerations(tx, { cursor: null, limit: FIRST }))
      return { days, page, top }
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}

async function pageFrom(tx: Transaction, days: WallDays, top: number, filter: WallFilter): Promise<GenerationPage> {
  const found = placeOf(days.days, top)
  if (!found) return { generations: [], nextCursor: null, rev: days.rev }
  const until = narrows(filter) ? placeOf(days.days, Math.max(0, top - FIRST + 1))?.day : undefined
  return listFromPlace(tx, found, { limit: FIRST, filter, until })
}
