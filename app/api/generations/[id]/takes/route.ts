import { guarded } from '#app/access'
import { listTakes } from '#lib/server/generations/list-takes'
import { services } from '#lib/server/services'

type Context = { params: Promise<{ id: string }> }

/** The takes of a generation's shot, as `takesSchema` in lib/domain/generation/generation. */
export const GET = guarded('/api/generations/[id]/takes', async (_request, { params }: Context) => {
  const takes = await listTakes(services().db, (await params).id)
  const headers = { 'Cache-Control': 'private, no-store' }
  return takes
    ? Response.json(takes, { headers })
    : Response.json({ error: 'no such generation' }, { status: 404, headers })
})
