import { guarded } from '#app/access'
import { reviewOf } from '#lib/server/review/read-review'
import { services } from '#lib/server/services'

type Context = { params: Promise<{ id: string }> }

/** What was said of a clip, as `ReviewView` in lib/domain/review/review-schema. */
export const GET = guarded('/api/generations/[id]/comments', async (_request, { params }: Context, user) => {
  const review = await reviewOf(services().db, (await params).id, { user })
  const headers = { 'Cache-Control': 'private, no-store' }
  return review
    ? Response.json(review, { headers })
    : Response.json({ error: 'no such generation' }, { status: 404, headers })
})
