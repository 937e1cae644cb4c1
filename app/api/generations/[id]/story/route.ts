import { guarded } from '#app/access'
import { storyOf } from '#lib/server/generations/story-of'
import { services } from '#lib/server/services'

type Context = { params: Promise<{ id: string }> }

/** What a generation went through, as `Story` in lib/domain/story. */
export const GET = guarded('/api/generations/[id]/story', async (_request, { params }: Context) => {
  const story = await storyOf(services().db, (await params).id)
  const headers = { 'Cache-Control': 'private, no-store' }
  return story
    ? Response.json(story, { headers })
    : Response.json({ error: 'no such generation' }, { status: 404, headers })
})
