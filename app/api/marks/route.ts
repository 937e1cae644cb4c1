import { connection } from 'next/server'
import { guarded } from '#app/access'
import { listMarks } from '#lib/server/generations/marks/list-marks'
import { services } from '#lib/server/services'

/** What generations can be marked with, as `markListSchema` in lib/domain/marks/marks-schema. */
export const GET = guarded('/api/marks', async () => {
  await connection()
  return Response.json(await listMarks(services().db), { headers: { 'Cache-Control': 'private, no-store' } })
})
