import { guarded } from '#app/access'
import { parseActivityFilter } from '#lib/domain/team/activity'
import { activityCsv } from '#lib/server/activity/activity-csv'
import { toStream } from '#lib/server/http/to-stream'
import { ledgerPlace } from '#lib/server/ledger-place'
import { services } from '#lib/server/services'

/** What people did, as CSV, narrowed as the page is. */
export const GET = guarded('/api/activity', async (request) => {
  const { db, provider, log } = services()
  const place = ledgerPlace(await provider.current())
  const asked = { filter: parseActivityFilter(request.nextUrl.searchParams), ...place }
  const day = new Date().toISOString().slice(0, 10)
  const lines = activityCsv(db, asked)
  const body = toStream(lines, (error) => log.error({ error }, 'a list of activity ended before its end'))
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="inbetween-activity-${day}.csv"`,
      'Cache-Control': 'private, no-store',
    },
  })
})
