import * as z from 'zod/mini'
import { guarded } from '#app/access'
import { parseFilter } from '#lib/domain/wall/wall-filter'
import { idsBetween } from '#lib/server/generations/marks/ids-between'
import { filterConditions } from '#lib/server/generations/wall/filter-conditions'
import { services } from '#lib/server/services'

const querySchema = z.object({ one: z.uuid(), other: z.uuid() })

/** Ids from one generation of the wall to another (`?one=ID&other=ID`) as far as its filters leave them, as `betweenSchema` in lib/domain/marks/marks-schema. */
export const GET = guarded('/api/generations/between', async (request) => {
  const headers = { 'Cache-Control': 'private, no-store' }
  const { searchParams } = request.nextUrl
  const { db } = services()
  const query = querySchema.safeParse(Object.fromEntries(searchParams))
  const where = filterConditions(db, parseFilter(searchParams))
  const between = query.success ? await idsBetween(db, query.data.one, query.data.other, where) : null
  return between
    ? Response.json(between, { headers })
    : Response.json({ error: 'no such generation' }, { status: 404, headers })
})
