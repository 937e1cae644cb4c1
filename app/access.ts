import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import type { NextRequest } from 'next/server'
import { cache } from 'react'
import { PAGES, type PagePath, ROUTES, type RoutePath } from '#lib/domain/team/access'
import { may } from '#lib/domain/team/may'
import type { Actor } from '#lib/domain/team/roles'
import { access } from '#lib/server/team/access'

/** Who asks for what is being rendered or done, or null. Asked once per request. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  return access().actors.of((await headers()).get('cookie'))
})

/** Who asks for a page, who may see it. Whoever may not create begins at the wall; to all others there is no such page. */
export async function pageActor(page: PagePath): Promise<Actor> {
  const actor = await currentActor()
  if (!actor) redirect('/sign-in')
  if (may(actor, PAGES[page])) return actor
  if (page === '/') redirect('/wall')
  return notFound()
}

/**
 * A route handler that runs for those who may, as ROUTES says. 401 to nobody known, 403 to somebody who may not, each with one sentence.
 * @param path the folder of the handler in `app`
 */
export function guarded<Context>(
  path: RoutePath,
  handle: (request: NextRequest, context: Context, actor: Actor) => Promise<Response>,
): (request: NextRequest, context: Context) => Promise<Response> {
  return async (request, context) => {
    const actor = await access().actors.of(request.headers.get('cookie'))
    if (!actor) return refusal(401, 'Sign in first.')
    if (!may(actor, ROUTES[path])) return refusal(403, 'Your role in this team does not allow this.')
    return handle(request, context, actor)
  }
}

function refusal(status: 401 | 403, sentence: string): Response {
  return new Response(`${sentence}\n`, { status, headers: { 'Cache-Control': 'private, no-store' } })
}
