import { connection } from 'next/server'
import { guarded } from '#app/access'
import { usualTimes } from '#lib/server/generations/usual-times'
import { services } from '#lib/server/services'

/** How long clips took here of late, as `usualTimesSchema` in lib/domain/generation/usual-time-schema. */
export const GET = guarded('/api/usual-times', async () => {
  await connection()
  const { db, provider } = services()
  const times = await usualTimes(db, (await provider.current()).baseUrl)
  return Response.json(times, { headers: { 'Cache-Control': 'private, no-store' } })
})
