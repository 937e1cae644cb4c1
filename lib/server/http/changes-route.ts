import type { Changes } from '#lib/domain/generation/generation'
import { may } from '#lib/domain/team/may'
import type { Actor } from '#lib/domain/team/roles'
import type { ChangeLog } from '#lib/server/generations/change-log'
import type { DirectRoute } from './direct-route.ts'

/** A 304 says nothing about the clock, so an idle viewer gets neither body nor work. */
const HEADERS = { 'Cache-Control': 'private, no-cache', 'Content-Type': 'application/json; charset=utf-8' }

/**
 * `GET /api/changes?since=REV`: what changed since, as `Changes` in lib/domain/generation/generation. The entity tag names the revision and
 * what else can change, so `If-None-Match` with the last tag answers 304 while nothing is new. The balance is for those who may see money.
 */
export function changesRoute(changes: ChangeLog): DirectRoute {
  return {
    match: (path) => path === '/api/changes',
    async handle(request, response, asker) {
      const given = new URL(request.url ?? '/', 'http://localhost').searchParams.get('since') ?? ''
      if (!/^\d{1,15}$/.test(given)) {
        response.writeHead(400, HEADERS).end('{"error":"since must be a revision number"}')
        return
      }
      const answer = forActor(await changes.since(Number(given)), await asker())
      const etag = tagOf(answer)
      if (!answer.reset && answer.changes.length === 0 && request.headers['if-none-match'] === etag) {
        response.writeHead(304, { ETag: etag, 'Cache-Control': HEADERS['Cache-Control'] }).end()
        return
      }
      const body = JSON.stringify(answer)
      response.writeHead(200, { ...HEADERS, ETag: etag, 'Content-Length': Buffer.byteLength(body) })
      response.end(request.method === 'HEAD' ? undefined : body)
    },
  }
}

/** The words of a pause change with its reason, its beginning or its last check, and a balance with its time: those need not stand in a header. */
function tagOf({ rev, active, atRisk, pause, heldUntil, balance }: Changes): string {
  const paused = pause && [pause.reason, pause.since, pause.checkedAt].join('.')
  return `"${[rev, active, atRisk, paused, heldUntil, balance?.knownAt].join('-')}"`
}

function forActor(answer: Changes, actor: Actor | null): Changes {
  return actor && may(actor, 'seeMoney') ? answer : { ...answer, balance: null }
}
