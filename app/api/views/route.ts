import { connection } from 'next/server'
import { services } from '#lib/server/services'
import { listViews } from '#lib/server/views/list-views'

/** The saved views of this installation, as `viewListSchema` in lib/domain/saved-view. */
export async function GET(): Promise<Response> {
  await connection()
  const views = await listViews(services().db)
  return Response.json({ views }, { headers: { 'Cache-Control': 'private, no-store' } })
}
