import type { NextRequest } from 'next/server'
import { parseShow } from '#lib/domain/at-risk'
import { parsePlace } from '#lib/domain/wall/place'
import { listGenerations } from '#lib/server/generations/list-generations'
import { listFromPlace } from '#lib/server/generations/wall/list-from-place'
import { services } from '#lib/server/services'

/** Most generations that one page brings. */
const LARGEST = 96

/**
 * A page of the wall, as `GenerationPage` in lib/domain/generation: behind a cursor, or from a place on (`?at=2026-11-24.17`), of at most
 * `limit`; or a page of what of it is at risk (`?show=at-risk`).
 */
export async function GET(request: NextRequest): Promise<Response> {
  const { searchParams } = request.nextUrl
  const { db } = services()
  const place = parsePlace(searchParams.get('at'))
  const asked = Number(searchParams.get('limit'))
  const size = Number.isInteger(asked) && asked > 0 ? { limit: Math.min(asked, LARGEST) } : {}
  const page = place
    ? await listFromPlace(db, place, size.limit)
    : await listGenerations(db, {
        cursor: searchParams.get('cursor'),
        show: parseShow(searchParams.get('show')),
        ...size,
      })
  return Response.json(page, { headers: { 'Cache-Control': 'private, no-store' } })
}
