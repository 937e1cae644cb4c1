import type { NextRequest } from 'next/server'
import { listGenerations } from '#lib/server/generations/list-generations'
import { services } from '#lib/server/services'

/** A page of the wall, as `GenerationPage` in lib/domain/generation. */
export async function GET(request: NextRequest): Promise<Response> {
  const cursor = request.nextUrl.searchParams.get('cursor')
  const page = await listGenerations(services().db, { cursor })
  return Response.json(page, { headers: { 'Cache-Control': 'private, no-store' } })
}
