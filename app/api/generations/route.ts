import { guarded } from '#app/access'
import { parsePlace } from '#lib/domain/wall/place'
import { parseFilter } from '#lib/domain/wall/wall-filter'
import { listGenerations } from '#lib/server/generations/list-generations'
import { filterConditions } from '#lib/server/generations/wall/filter-conditions'
import { listFromPlace } from '#lib/server/generations/wall/list-from-place'
import { services } from '#lib/server/services'

/** Most generations that one page brings. */
const LARGEST = 96

/**
 * A page of the wall, as `GenerationPage` in lib/domain/generation/generation: behind a cursor, or from a place on (`?at=2026-11-24.17`) and not behind
 * the day `until`, of at most `limit`; narrowed by the filters of lib/domain/wall/wall-filter.
 */
export const GET = guarded('/api/generations', async (request) => {
  const { searchParams } = request.nextUrl
  const { db } = services()
  const place = parsePlace(searchParams.get('at'))
  const asked = Number(searchParams.get('limit'))
  const limit = Number.isInteger(asked) && asked > 0 ? Math.min(asked, LARGEST) : undefined
  const filter = parseFilter(searchParams)
  const page = place
    ? await listFromPlace(db, place, { limit, filter, until: parsePlace(searchParams.get('until'))?.day })
    : await listGenerations(db, { cursor: searchParams.get('cursor'), where: filterConditions(db, filter), limit })
  return Response.json(page, { headers: { 'Cache-Control': 'private, no-store' } })
})
