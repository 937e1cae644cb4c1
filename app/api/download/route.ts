import { guarded } from '#app/access'
import { selectionSchema } from '#lib/domain/marks/marks-schema'
import { zipOfClips } from '#lib/server/generations/marks/zip-of-clips'
import { toStream } from '#lib/server/http/to-stream'
import { services } from '#lib/server/services'
import { zipLength, zipStream } from '#lib/server/zip/zip-stream'

/**
 * Clips as one ZIP with a manifest, sent as it is read. By POST, because an address has no room for so many ids: `ids` with spaces between them.
 */
export const POST = guarded('/api/download', async (request) => {
  const { db, media, config, log } = services()
  const form = await request.formData().catch(() => null)
  const asked = selectionSchema.safeParse(String(form?.get('ids') ?? '').split(' '))
  if (!asked.success) return new Response('Select 1 to 500 clips on the wall, and download again.\n', { status: 400 })
  const sources = await zipOfClips({ db, media, publicUrl: config.publicUrl }, asked.data)
  if (!sources) return new Response('None of these clips is there any more. Reload the wall.\n', { status: 404 })
  const day = new Date().toISOString().slice(0, 10)
  const body = toStream(zipStream(sources), (error) => log.error({ error }, 'a ZIP ended before its end'))
  return new Response(body, {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Length': String(zipLength(sources)),
      'Content-Disposition': `attachment; filename="inbetween-${day}-${sources.length - 1}.zip"`,
      'Cache-Control': 'private, no-store',
    },
  })
})
