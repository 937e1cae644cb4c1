import type { NextRequest } from 'next/server'
import { parsePlace } from '#lib/domain/wall/place'
import { readWallDays } from '#lib/server/generations/wall/wall-days'
import { services } from '#lib/server/services'

/** How many generations each day of the wall has, as `WallDays` in lib/domain/wall/days-schema; `?from=2026-11-24` only since that day. */
export async function GET(request: NextRequest): Promise<Response> {
  const from = parsePlace(request.nextUrl.searchParams.get('from'))?.day
  const days = await readWallDays(services().db, from)
  return Response.json(days, { headers: { 'Cache-Control': 'private, no-store' } })
}
