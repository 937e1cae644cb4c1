import type { NextRequest } from 'next/server'
import { parseShow } from '#lib/domain/at-risk'
import { listGenerations } from '#lib/server/generations/list-generations'
import { services } from '#lib/server/services'

/** A page of the wall, or of what of it is at risk (`?show=at-risk`), as `GenerationPage` in lib/domain/generation. */
export async function GET(request: NextRequest): Promise<Response> {
  const { searchParams } = request.nextUrl
  const show = parseShow(searchParams.get('show'))
  const page = await listGenerations(services().db, { cursor: searchParams.get('cursor'), show })
  return Response.json(page, { headers: { 'Cache-Control': 'private, no-store' } })
}
