import * as z from 'zod/mini'
import { guarded } from '#app/access'
import { parsePlace } from '#lib/domain/wall/place'
import { parseFilter } from '#lib/domain/wall/wall-filter'
import { oldestDayOf, readWallDays } from '#lib/server/generations/wall/wall-days'
import { services } from '#lib/server/services'

/**
 * How many generations each day of the wall has, as `WallDays` in lib/domain/wall/days-schema; narrowed by the filters of
 * lib/domain/wall/wall-filter. `?since=2026-11-24` only since that day, `?of=ID&of=ID` only since the oldest day of these.
 */
export const GET = guarded('/api/generations/days', async (request) => {
  const { searchParams } = request.nextUrl
  const { db } = services()
  const ids = searchParams.getAll('of')
  if (!ids.every((id) => z.uuid().safeParse(id).success))
    return Response.json({ error: 'of must be the id of a generation' }, { status: 400 })
  const since = ids.length > 0 ? await oldestDayOf(db, ids) : parsePlace(searchParams.get('since'))?.day
  const days = await readWallDays(db, { since, filter: parseFilter(searchParams) })
  return Response.json(days, { headers: { 'Cache-Control': 'private, no-store' } })
})
