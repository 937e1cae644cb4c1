import { guarded } from '#app/access'
import { listAttempts } from '#lib/server/generations/ledger/list-attempts'
import { ledgerPlace } from '#lib/server/ledger-place'
import { services } from '#lib/server/services'

/** A page of the ledger, as `LedgerPage` in lib/domain/money/ledger. */
export const GET = guarded('/api/ledger', async (request) => {
  const { db, provider } = services()
  const place = ledgerPlace(await provider.current())
  const page = await listAttempts(db, place, { cursor: request.nextUrl.searchParams.get('cursor') })
  return Response.json(page, { headers: { 'Cache-Control': 'private, no-store' } })
})
