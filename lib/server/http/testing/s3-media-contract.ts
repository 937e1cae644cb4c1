import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { madeUpRecipeFile } from '#lib/domain/testing/made-up-recipe-file'
import { createMediaHandler } from '#lib/server/http/media-handler'
import { embedRecipe } from '#lib/server/media/testing/embed-recipe'
import type { StoredMedia } from '#lib/server/storage/media-store'
import { createS3MediaStore } from '#lib/server/storage/s3/s3-media-store'
import type { S3Settings } from '#lib/server/storage/s3/s3-settings'
import { ask, listen } from './ask.ts'

const CLIP = readFileSync(new URL('../../media/testing/dark-then-bars.mp4', import.meta.url))
const RECIPE = madeUpRecipeFile()
/**
 * How media of an S3 store are answered.
 * @param newBucket gives a new bucket of a store that is up when the first test begins
 */
export function describeS3Media(label: string, newBucket: () => Promise<S3Settings>): void {
  describe(label, () => {
    const temporary = mkdtempSync(join(tmpdir(), 's3-media-'))
    const closing: (() => void)[] = []
    let settings: S3Settings
    let stored: StoredMedia
    let port = 0
    let path = ''

    async function serve(of: S3Settings): Promise<number> {
      const handler = createMediaHandler(createS3MediaStore(of, temporary), async () => RECIPE)
      const server = createServer((request, response) => void handler.handle(request, response, async () => null))
      closing.push(() => server.close())
      return listen(server)
    }

    beforeAll(async () => {
      settings = await newBucket()
      stored = await createS3MediaStore(settings, temporary).put(CLIP, 'mp4')
      port = await serve(settings)
      path = `/media/${stored.name}`
    })
    afterAll(() => {
      for (const close of closing) close()
      rmSync(temporary, { recursive: true })
    })

    const addressFor = async (query: string) => (await ask(port, `${path}${query}`)).headers.location ?? ''
    const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())

    describe('media of a store that browsers reach', () => {
      it('are fetched from there, under one address for a while', async () => {
        const { status, headers } = await ask(port, path)
        expect(status).toBe(302)
        expect(headers['cache-control']).toMatch(/^private, max-age=\d+$/)
        const address = headers.location ?? ''
        expect(await addressFor('')).toBe(address)
        const answer = await fetch(address)
        expect(answer.headers.get('content-type')).toBe('video/mp4')
        expect(answer.headers.get('cache-control')).toBe('private, max-age=31536000, immutable')
        expect((await bytesOf(answer)).equals(CLIP)).toBe(true)
      })

      it('keep their ranges', async () => {
        const answer = await fetch(await addressFor(''), { headers: { Range: 'bytes=100-199' } })
        expect([answer.status, answer.headers.get('content-range')]).toEqual([206, `bytes 100-199/${CLIP.length}`])
        expect((await bytesOf(answer)).equals(CLIP.subarray(100, 200))).toBe(true)
      })

      it('are downloads under the name that was wished', async () => {
        const answer = await fetch(await addressFor(`?download=${encodeURIComponent('狐狸 "fox"')}`))
        expect(answer.headers.get('content-disposition')).toBe(
          `attachment; filename="__ fox.mp4"; filename*=UTF-8''%E7%8B%90%E7%8B%B8%20fox.mp4`,
        )
      })

      it('are sent by the listener itself to a page that reads them, in ranges too, and to who only asks about them', async () => {
        const part = await ask(port, `${path}?read`, { headers: { range: 'bytes=100-199' } })
        expect([part.status, part.headers['content-range']]).toEqual([206, `bytes 100-199/${CLIP.length}`])
        expect(part.body.equals(CLIP.subarray(100, 200))).toBe(true)
        const head = await ask(port, path, { method: 'HEAD' })
        expect([head.status, head.headers['content-length']]).toEqual([200, String(CLIP.length)])
        expect((await ask(port, `/media/${'0'.repeat(64)}.mp4?read`)).status).toBe(404)
      })

      it('carry their recipe', async () => {
        const { status, body } = await ask(port, `${path}?download=fox&recipe=${RECIPE.generation}`)
        const carrying = await embedRecipe(CLIP, RECIPE)
        expect([status, carrying?.equals(body)]).toEqual([200, true])
      })
    })

    describe('media of a store that only the server reaches', () => {
      it('are passed on', async () => {
        const own = await serve({ ...settings, publicEndpoint: null })
        const { status, body } = await ask(own, path)
        expect([status, body.equals(CLIP)]).toEqual([200, true])
      })

      it('are not to be had while it is away, and the browser is told to ask again', async () => {
        const own = await serve({ ...settings, endpoint: 'http://127.0.0.1:9', publicEndpoint: null })
        const { status, headers } = await ask(own, path)
        expect([status, headers['retry-after']]).toEqual([503, '5'])
      })
    })
  })
}
