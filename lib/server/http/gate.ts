import type { IncomingMessage } from 'node:http'
import { OPEN_PAGES, OPEN_ROUTES, patternOf } from '#lib/domain/team/access'

/** What comes before any page: the build's own files, which hold nothing of the team's. */
const STATIC = [/^\/_next\/static\//, /^\/icon\.svg$/, /^\/favicon\.ico$/]
const OPEN = [...STATIC, ...[...OPEN_PAGES, ...OPEN_ROUTES].map(patternOf)]
/** What no person opens as a page. */
const MACHINES = /^\/(?:api|media|_next)\//

/** What a router may read as another path than it looks like: slashes and dots in disguise, and steps upwards. */
const DISGUISED = /^[^/]|\/\/|\\|%2f|%5c|%2e|%00|\/\.{1,2}(?:\/|$)/i

export type Denial = { status: 401; sentence: string } | { status: 303; location: string }

/** Whether a path means what it says. Others are refused, so that no two parts of the server read them differently. */
export function isPlain(path: string): boolean {
  return !DISGUISED.test(path)
}

/** Whether nobody is asked who they are on this path of Next's. */
export function isOpen(path: string): boolean {
  return OPEN.some((pattern) => pattern.test(path))
}

/**
 * Whether a request calls a server action from a page. Each asks by itself who calls (app/actions/run-action.ts) and answers `signed_out`, which
 * the page can say; of a 401 Next's own script makes an error without a name, as if there had been no answer. The open pages let the same
 * calls through, so that this opens nothing.
 */
export function isActionCall({ method, headers }: IncomingMessage, path: string): boolean {
  return method === 'POST' && headers['next-action'] !== undefined && !MACHINES.test(path)
}

/**
 * What somebody is told whom nobody knows: whoever wants to see a page is led to the sign-in and back again, all else gets one sentence.
 * Next's own fetches for a page get the sentence too, whereupon it loads the page as a whole.
 */
export function denial({ method, url = '/', headers }: IncomingMessage, path: string): Denial {
  const page = (method === 'GET' || method === 'HEAD') && !MACHINES.test(path) && !headers.rsc
  if (!page) return { status: 401, sentence: 'Sign in first.' }
  return { status: 303, location: url === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(url)}` }
}
