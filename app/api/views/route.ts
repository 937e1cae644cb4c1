import { connection } from 'next/server'
import { guarded } from '#app/access'
import { services } from '#lib/server/services'
import { listViews } from '#lib/server/views/list-views'

/** The saved views of this installation, as `viewListSchema` in lib/domain/wall/saved-view. */
export const GET = guarded('/api/views', async () => {
  await connection()
  const views = await listViews(services().db)
  return Response.json({ views }, { headers: { 'Cache-Control': 'private, no-store' } })
})
