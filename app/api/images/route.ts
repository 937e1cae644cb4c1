import { guarded } from '#app/access'
import { recentImages } from '#lib/server/images/recent-images'
import { services } from '#lib/server/services'

/** A page of the library, as `recentImagesSchema` in lib/domain/images/recent-images. */
export const GET = guarded('/api/images', async (request) => {
  const page = await recentImages(services().db, { cursor: request.nextUrl.searchParams.get('cursor') })
  return Response.json(page, { headers: { 'Cache-Control': 'private, no-store' } })
})
