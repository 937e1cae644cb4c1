import type { NextRequest } from 'next/server'
import { recentImages } from '#lib/server/images/recent-images'
import { services } from '#lib/server/services'

/** A page of the library, as `recentImagesSchema` in lib/domain/recent-images. */
export async function GET(request: NextRequest): Promise<Response> {
  const page = await recentImages(services().db, { cursor: request.nextUrl.searchParams.get('cursor') })
  return Response.json(page, { headers: { 'Cache-Control': 'private, no-store' } })
}
