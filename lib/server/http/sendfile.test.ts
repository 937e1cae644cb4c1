import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { madeUpRecipeFile } from '#lib/domain/testing/made-up-recipe-file'
import { createDiskMediaStore, mediaPath } from '#lib/server/storage/disk-media-store'
import { parseMediaName } from '#lib/server/storage/media-name'
import type { StoredMedia } from '#lib/server/storage/media-store'
import { createMediaHandler } from './media-handler.ts'
import { ask, listen } from './testing/ask.ts'

const root = mkdtempSync(join(tmpdir(), 'sendfile-'))
const store = createDiskMediaStore(root)
const handler = createMediaHandler(store, async () => madeUpRecipeFile(), {
  header: 'X-Accel-Redirect',
  pathOf: (name) => mediaPath('/our media/', name),
})
const server = createServer((request, response) => void handler.handle(request, response, async () => null))
const CLIP = readFileSync(new URL('../media/testing/dark-then-bars.mp4', import.meta.url))
let port = 0
let kept: StoredMedia
beforeAll(async () => {
  kept = await store.put(CLIP, 'mp4')
  port = await listen(server)
})
afterAll(() => {
  handler.close()
  server.closeAllConnections()
  server.close()
  rmSync(root, { recursive: true })
})

const told = () => `/our%20media/${kept.sha256.slice(0, 2)}/${kept.name}`

it.each(['GET', 'HEAD'])('tells the proxy the file of a %s, and what nginx keeps of the answer', async (method) => {
  const { status, headers, body } = await ask(port, `/media/${kept.name}?download=A%20fox`, {
    method,
    headers: { range: 'bytes=5-9' },
  })
  expect(status).toBe(200)
  expect(headers).toMatchObject({
    'x-accel-redirect': told(),
    'content-length': '0',
    'content-type': 'video/mp4',
    'content-disposition': expect.stringContaining('filename="A fox.mp4"'),
    'cache-control': expect.stringContaining('immutable'),
    etag: `"${kept.sha256}"`,
  })
  expect(body).toHaveLength(0)
})

it('says by itself what has not changed, and what is not there', async () => {
  const known = await ask(port, `/media/${kept.name}`, { headers: { 'if-none-match': `"${kept.sha256}"` } })
  expect(known.status).toBe(304)
  expect(known.headers['x-accel-redirect']).toBeUndefined()
  const none = await ask(port, `/media/${'0'.repeat(64)}.mp4`)
  expect(none.status).toBe(404)
  expect(none.headers['x-accel-redirect']).toBeUndefined()
})

it('sends by itself what is written anew on its way', async () => {
  const { status, headers, body } = await ask(port, `/media/${kept.name}?recipe=one`)
  expect(status).toBe(200)
  expect(headers['x-accel-redirect']).toBeUndefined()
  expect(body.length).toBeGreaterThan(CLIP.length)
})

it('sends by itself what a link shows, which ends while it is sent', async () => {
  const media = parseMediaName(kept.name)
  if (!media) throw new Error('no name')
  const links = createServer((request, response) => void handler.send(request, response, media, { disposition: null }))
  const { headers, body } = await ask(await listen(links), '/s/token/media/x', { headers: { range: 'bytes=5-9' } })
  links.close()
  expect(headers['x-accel-redirect']).toBeUndefined()
  expect(body).toHaveLength(5)
})
