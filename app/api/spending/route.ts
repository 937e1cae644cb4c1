import { connection } from 'next/server'
import { guarded } from '#app/access'
import { readSpending } from '#lib/server/generations/price/read-spending'
import { services } from '#lib/server/services'

/** What a clip costs, what may be spent and what was spent today, as `spendingSchema` in lib/domain/money/price-settings. */
export const GET = guarded('/api/spending', async (_request, _context, { id }) => {
  await connection()
  return Response.json(await readSpending(services(), id), { headers: { 'Cache-Control': 'private, no-store' } })
})
