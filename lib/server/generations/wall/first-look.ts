import { countOf, placeOf, rankAt, type WallPlace } from '#lib/domain/wall/place'
import type { Database } from '#lib/server/db/database'
import { listGenerations } from '#lib/server/generations/list-generations'
import { listFromPlace } from './list-from-place.ts'
import { readWallDays } from './wall-days.ts'

/**
 * What a page of the wall begins with: its days, and the first cards from a place on. `top` is the rank of the first of them.
 * @param place null for the newest
 */
export async function firstLook(db: Database, place: WallPlace | null) {
  // Of one moment: a generation that came between the two would have a card and not be counted.
  return db.transaction(
    async (tx) => {
      const days = await readWallDays(tx)
      const top = place ? rankAt(days.days, place) : countOf(days.days) - 1
      const found = place && placeOf(days.days, top)
      const page = await (found ? listFromPlace(tx, found) : listGenerations(tx, { cursor: null }))
      return { days, page, top }
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}
