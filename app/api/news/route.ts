import { guarded } from '#app/access'
import { readNews } from '#lib/server/review/news'
import { services } from '#lib/server/services'

/** What others said since who asks last looked, as `News` in lib/domain/review/news-schema. */
export const GET = guarded('/api/news', async (_request, _context, user) =>
  Response.json(await readNews(services().db, user), { headers: { 'Cache-Control': 'private, no-store' } }),
)
