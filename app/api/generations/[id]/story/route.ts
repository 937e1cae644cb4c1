import { guarded } from '#app/access'
import type { Story } from '#lib/domain/generation/story'
import { may } from '#lib/domain/team/may'
import { storyOf } from '#lib/server/generations/story-of'
import { services } from '#lib/server/services'

type Context = { params: Promise<{ id: string }> }

/** What a generation went through, as `Story` in lib/domain/generation/story. */
export const GET = guarded('/api/generations/[id]/story', async (_request, { params }: Context, actor) => {
  const known = await storyOf(services().db, (await params).id)
  const story = known && (may(actor, 'seeMoney') ? known : withoutMoney(known))
  const headers = { 'Cache-Control': 'private, no-store' }
  return story
    ? Response.json(story, { headers })
    : Response.json({ error: 'no such generation' }, { status: 404, headers })
})

function withoutMoney(story: Story): Story {
  return { ...story, attempts: story.attempts.map((attempt) => ({ ...attempt, billing: null })) }
}
