import { connection } from 'next/server'
import { guarded } from '#app/access'
import { listPresets } from '#lib/server/presets/list-presets'
import { services } from '#lib/server/services'

/** The presets of this installation, as `presetListSchema` in lib/domain/recipe/preset. */
export const GET = guarded('/api/presets', async () => {
  await connection()
  const presets = await listPresets(services().db)
  return Response.json({ presets }, { headers: { 'Cache-Control': 'private, no-store' } })
})
