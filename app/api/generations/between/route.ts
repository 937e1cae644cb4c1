import type { NextRequest } from 'next/server'
import * as z from 'zod/mini'
import { idsBetween } from '#lib/server/generations/marks/ids-between'
import { services } from '#lib/server/services'

const querySchema = z.object({ from: z.uuid(), to: z.uuid() })

/** Ids from one generation of the wall to another (`?from=ID&to=ID`), as `betweenSchema` in lib/domain/marks-schema. */
export async function GET(request: NextRequest): Promise<Response> {
  const headers = { 'Cache-Control': 'private, no-store' }
  const query = querySchema.safeParse(Object.fromEntries(request.nextUrl.searchParams))
  const between = query.success ? await idsBetween(services().db, query.data.from, query.data.to) : null
  return between
    ? Response.json(between, { headers })
    : Response.json({ error: 'no such generation' }, { status: 404, headers })
}
