import { guarded } from '#app/access'
import { PROMPT_SEARCH_MAX } from '#lib/domain/prompt/prompt-history'
import { promptHistory } from '#lib/server/generations/prompt-history'
import { services } from '#lib/server/services'

/** Past prompts that hold `q`, as `promptHistorySchema` in lib/domain/prompt/prompt-history. */
export const GET = guarded('/api/prompts', async (request) => {
  const search = (request.nextUrl.searchParams.get('q') ?? '').trim().slice(0, PROMPT_SEARCH_MAX)
  // PostgreSQL text has no NUL and no half of a character: nothing that is stored can match.
  const history = await promptHistory(services().db, search.toWellFormed().replaceAll('\0', '\uFFFD'))
  return Response.json(history, { headers: { 'Cache-Control': 'private, no-store' } })
})
