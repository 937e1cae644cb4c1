import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeBox } from '#lib/domain/recipe-file/mp4-box'
import type { RecipeFile } from '#lib/domain/recipe-file/recipe-file'
import { madeUpRecipeFile } from '#lib/domain/testing/made-up-recipe-file'
import { embedRecipe } from '#lib/server/media/testing/embed-recipe'
import { createDiskMediaStore } from '#lib/server/storage/disk-media-store'
import type { StoredMedia } from '#lib/server/storage/media-store'
import { createMediaHandler } from './media-handler.ts'
import { ask, listen } from './testing/ask.ts'

const SMALL = readFileSync(new URL('../media/testing/dark-then-bars.mp4', import.meta.url))
/** More than the buffers of both ends of a connection hold. */
const LARGE = Buffer.concat([SMALL, makeBox('free', Buffer.alloc(24_000_000, 'large'))])
const GENERATION = madeUpRecipeFile().generation
const root = mkdtempSync(join(tmpdir(), 'recipe-download-'))
const store = createDiskMediaStore(root)

let stored: StoredMedia
let carrying: Buffer = Buffer.alloc(0)
let recipe: RecipeFile = madeUpRecipeFile()
const open = { now: 0 }
const handler = createMediaHandler(
  {
    open: async (name) => {
      const found = await store.open(name)
      if (found?.kind !== 'file') return found
      open.now += 1
      const close = async () => {
        await found.close()
        open.now -= 1
      }
      return { ...found, close }
    },
  },
  async (id, sha256) => (id === GENERATION && sha256 === stored.sha256 ? recipe : null),
)
const server = createServer((request, response) => void handler.handle(request, response, async () => null))
let port = 0
let path = ''

beforeAll(async () => {
  stored = await store.put(LARGE, 'mp4')
  carrying = (await embedRecipe(LARGE, recipe)) ?? carrying
  port = await listen(server)
  path = `/media/${stored.name}?download=fox&recipe=${GENERATION}`
})
afterAll(() => {
  handler.close()
  server.closeAllConnections()
  server.close()
  rmSync(root, { recursive: true })
})

describe('a download with its recipe', () => {
  it('is the clip with the recipe in it, at its own length and under its own tag', async () => {
    const { status, headers, body } = await ask(port, path)
    expect(status).toBe(200)
    expect(body.equals(carrying)).toBe(true)
    expect(headers).toMatchObject({
      'content-type': 'video/mp4',
      'content-length': String(carrying.length),
      'content-disposition': expect.stringContaining('filename="fox.mp4"'),
      'accept-ranges': 'bytes',
      'cache-control': 'private, no-cache',
      etag: expect.stringMatching(/^"[0-9a-f]{64}"$/),
    })
    expect(headers.etag).not.toBe(`"${stored.sha256}"`)
  })

  it('leaves the stored bytes as they are, and what is asked for without it', async () => {
    const { headers, body } = await ask(port, `/media/${stored.name}?download=fox`)
    expect(body.equals(LARGE)).toBe(true)
    expect(headers.etag).toBe(`"${stored.sha256}"`)
  })

  it('goes on where it was cut, in ranges over every seam', async () => {
    const moov = LARGE.indexOf('moov') - 4
    const mdat = carrying.indexOf('mdat') - 4
    const end = carrying.length - 1
    const ranges = [
      [0, 0],
      [moov - 1, moov],
      [moov + 5, moov + 9],
      [mdat - 1, mdat],
      [moov, mdat + 3],
      [end - 9000, end],
      [7, end],
    ]
    for (const [from = 0, to = 0] of ranges) {
      const { status, headers, body } = await ask(port, path, { headers: { range: `bytes=${from}-${to}` } })
      expect([status, headers['content-range']]).toEqual([206, `bytes ${from}-${to}/${carrying.length}`])
      expect(body.equals(carrying.subarray(from, to + 1))).toBe(true)
    }
  })

  it('answers HEAD, 304, 416 and If-Range by its own tag and length', async () => {
    const { headers: head, body } = await ask(port, path, { method: 'HEAD' })
    expect([head['content-length'], body.length]).toEqual([String(carrying.length), 0])
    const tag = head.etag ?? ''
    expect((await ask(port, path, { headers: { 'if-none-match': tag } })).status).toBe(304)
    const beyond = await ask(port, path, { headers: { range: `bytes=${carrying.length}-` } })
    expect([beyond.status, beyond.headers['content-range']]).toEqual([416, `bytes */${carrying.length}`])
    const range = { range: 'bytes=5-9' }
    expect((await ask(port, path, { headers: { ...range, 'if-range': tag } })).status).toBe(206)
    expect((await ask(port, path, { headers: { ...range, 'if-range': `"${stored.sha256}"` } })).status).toBe(200)
  })

  it('has another tag with another recipe', async () => {
    const { headers: before } = await ask(port, path, { method: 'HEAD' })
    recipe = madeUpRecipeFile({ prompt: 'Another fox' })
    const { headers: after } = await ask(port, path, { method: 'HEAD' })
    recipe = madeUpRecipeFile()
    expect(after.etag).not.toBe(before.etag)
  })

  it.each(['', 'another', '3f0c1f6e-8f0e-4c5e-9a51-6f2f3f9d4b11'])('is nowhere for the generation "%s"', async (id) => {
    expect((await ask(port, `/media/${stored.name}?recipe=${id}`)).status).toBe(404)
  })

  it('sends a file to which nothing may be added as it is', async () => {
    const bytes = Buffer.from('not a clip')
    const own = createMediaHandler(store, async () => recipe)
    const other = createServer((request, response) => void own.handle(request, response, async () => null))
    const { name, sha256 } = await store.put(bytes, 'mp4')
    const { body, headers } = await ask(await listen(other), `/media/${name}?recipe=x`)
    other.close()
    own.close()
    expect([body.toString(), headers.etag]).toEqual(['not a clip', `"${sha256}"`])
  })

  it('gives the file back when the client hangs up in the middle', async () => {
    const [response] = await once(get({ port, path }), 'response')
    await once(response, 'readable')
    response.destroy()
    await once(response, 'close')
    handler.close()
    await expect.poll(() => open.now).toBe(0)
  })
})
