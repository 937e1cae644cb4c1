import { queryOptions } from '@tanstack/react-query'
import { fetchAs } from '#lib/client/fetch-as'
import type { News } from '#lib/domain/review/news-schema'

export const NEWS_KEY = ['news'] as const

const asItCame = async () => ({ parse: (answer: unknown) => answer })

/** What others said since this person last looked; asked for anew when the change feed tells of a clip that is spoken of. */
export function newsQuery() {
  return queryOptions({
    queryKey: NEWS_KEY,
    queryFn: async ({ signal }): Promise<News> => {
      const answer = await fetchAs('/api/news', asItCame, signal)
      return noNews(answer) ?? (await import('#lib/domain/review/news-schema')).newsSchema.parse(answer)
    },
    staleTime: 0,
    retry: false,
  })
}

/**
 * An answer that says that nobody said anything, or null for every other one. By hand rather than by the schema: such are most answers, and zod
 * would have to be loaded for it while the page comes alive.
 */
function noNews(answer: unknown): News | null {
  if (typeof answer !== 'object' || answer === null) return null
  const { since, until, comments, approvals, changes, items }: Partial<Record<keyof News, unknown>> = answer
  if (typeof since !== 'number' || typeof until !== 'number' || !Array.isArray(items) || items.length > 0) return null
  return comments === 0 && approvals === 0 && changes === 0
    ? { since, until, comments, approvals, changes, items: [] }
    : null
}
