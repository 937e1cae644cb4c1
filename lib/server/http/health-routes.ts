import type { ServerResponse } from 'node:http'
import { sql } from 'drizzle-orm'
import { may } from '#lib/domain/team/may'
import type { Database } from '#lib/server/db/database'
import { readMediaReport } from '#lib/server/generations/media-audit/media-report'
import type { Asker, DirectRoute } from './direct-route.ts'
import { DATABASE_AWAY, healthProblems } from './health-problems.ts'
import { soon } from './soon.ts'

/**
 * `/api/health`: this process answers, whatever else is wrong; for owners beside that what was found wrong with the media and for how long the row
 * that waits longest has been due, or null where the database does not say, and each problem with its time and what to do about it. Load balancers
 * ask `/api/ready`.
 */
export function healthRoutes(db: Database): DirectRoute[] {
  /** Since when nobody who asked here got an answer of the database. */
  let away: string | undefined
  return [
    route('/api/health', async (response, asker) => {
      const actor = await soon(asker())
      if (!actor || !may(actor, 'manage')) return answer(response, 200, { status: 'ok' })
      const [media, queueAgeSeconds, found] = await Promise.all([
        soon(mediaState(db)),
        soon(queueAge(db)),
        soon(healthProblems(db)),
      ])
      if (found) away = undefined
      else away ??= new Date().toISOString()
      const problems = found ?? [{ problem: 'database_away', since: away, todo: DATABASE_AWAY }]
      answer(response, 200, { status: 'ok', media, queueAgeSeconds, problems })
    }),
  ]
}

async function mediaState(db: Database) {
  const { missing, orphans, checkedAt } = await readMediaReport(db)
  return { missing, orphans, checkedAt: checkedAt === null ? null : new Date(checkedAt).toISOString() }
}

async function queueAge(db: Database): Promise<number> {
  const { rows } = await db.execute<{ late: number }>(
    sql`select coalesce(extract(epoch from now() - min(due_at)), 0)::float8 as late from generations where due_at < now()`,
  )
  return Math.round(rows[0]?.late ?? 0)
}

function route(path: string, handle: (response: ServerResponse, asker: Asker) => Promise<void>): DirectRoute {
  return { match: (asked) => asked === path, open: true, handle: (_, response, asker) => handle(response, asker) }
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
  response.end(JSON.stringify(body))
}
