import type { Database } from '#lib/server/db/database'
import { schemaFit } from '#lib/server/db/schema-version'
import type { DirectRoute } from './direct-route.ts'
import { soon } from './soon.ts'

/** What the media store says: `unusable` is this machine's own folder, `away` a store that all share. */
export type MediaState = 'ok' | 'away' | 'unusable'

/** The store is asked this often at most, however many ask us. */
const MEDIA_EVERY_MS = 10_000

const FITS = {
  fits: 'ready',
  older: 'the database is not up to date',
  newer: 'the database belongs to a later version',
} as const

/**
 * `/api/ready`, for load balancers: whether this process can do its work. It takes a database that answers and has a schema for this version, and a
 * media folder that can be written. A store on S3 that is away is told of and no reason: it is away for all web processes, and a load balancer that
 * took them all out would take the pages with them, which need it not.
 * `drain` makes it say no from now on, for good.
 */
export function createReadyRoute(
  db: Database,
  askMedia: () => Promise<MediaState>,
  clock: () => number = Date.now,
): { route: DirectRoute; drain: () => void } {
  let draining = false
  let askedAt = Number.NEGATIVE_INFINITY
  let media: Promise<MediaState> = Promise.resolve('ok')
  let known: MediaState | null = null

  /** What it said last; only the first one waits for an answer. */
  async function mediaState(): Promise<MediaState> {
    if (clock() - askedAt >= MEDIA_EVERY_MS) {
      askedAt = clock()
      media = askMedia().catch(() => 'away' as const)
      media.then((said) => {
        known = said
      })
    }
    return known ?? (await soon(media)) ?? 'away'
  }

  async function state(): Promise<{ status: string; media?: MediaState }> {
    if (draining) return { status: 'draining' }
    const [fit, store] = await Promise.all([soon(schemaFit(db)), mediaState()])
    if (fit === null) return { status: 'database unreachable', media: store }
    if (fit === 'fits' && store === 'unusable') return { status: 'the media folder cannot be written', media: store }
    return { status: FITS[fit], media: store }
  }

  return {
    drain() {
      draining = true
    },
    route: {
      match: (path) => path === '/api/ready',
      open: true,
      async handle(_, response) {
        const said = await state()
        const headers = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' }
        response.writeHead(said.status === 'ready' ? 200 : 503, headers).end(JSON.stringify(said))
      },
    },
  }
}
