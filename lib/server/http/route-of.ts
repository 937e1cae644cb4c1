import type { IncomingMessage } from 'node:http'
import { OPEN_PAGES, OPEN_ROUTES, PAGES, patternOf, ROUTES } from '#lib/domain/team/access'

/** What the listener answers itself, and what Next answers for its own pages. */
const BEGINNINGS: [RegExp, string][] = [
  [/^\/_next\//, '/_next'],
  [/^\/media\//, '/media'],
  [/^\/s\/[^/]+\/./, '/s/[token]/…'],
  [/^\/api\/(?:changes|health|ready|metrics)$/, ''],
]
const NAMED = [...Object.keys(PAGES), ...Object.keys(ROUTES), ...OPEN_PAGES, ...OPEN_ROUTES]
  .filter((path) => path !== '/[...rest]')
  // A word stands before a name that could be it: `/wall/cull` is no `/wall/[id]`.
  .sort((a, b) => Number(a.includes('[')) - Number(b.includes('[')))
  .map((path) => [patternOf(path), path] as const)

/**
 * What a request is counted and written down as: the route that it falls into, of which there are some forty. Never the address itself, which may hold a
 * link's secret and of which there is no end.
 * @param path the request's own, undecoded and without its query
 */
export function routeOf({ method, headers }: Pick<IncomingMessage, 'method' | 'headers'>, path: string): string {
  if (method === 'POST' && headers['next-action'] !== undefined) return 'action'
  const [, beginning] = BEGINNINGS.find(([pattern]) => pattern.test(path)) ?? []
  if (beginning !== undefined) return beginning || path
  return NAMED.find(([pattern]) => pattern.test(path))?.[1] ?? 'other'
}
