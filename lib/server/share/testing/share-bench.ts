import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import type { CreateShareInput } from '#lib/domain/share/share-schema'
import { LOCAL_OWNER_ID } from '#lib/domain/team/roles'
import { CLIENT_ADDRESS_HEADER } from '#lib/server/client-header'
import { clips, generationImages, generations, images } from '#lib/server/db/schema'
import { openPlainDatabase, plainRow } from '#lib/server/generations/testing/plain-rows'
import { createMediaHandler } from '#lib/server/http/media-handler'
import { shareRoute } from '#lib/server/http/share-route'
import { ask, listen } from '#lib/server/http/testing/ask'
import { createShare } from '#lib/server/share/create-share'
import { createDiskMediaStore } from '#lib/server/storage/disk-media-store'

export type ShareBench = Awaited<ReturnType<typeof openShareBench>>

/** A database, a media store and a listener of links, for tests of these. Requests come from an address of the test's choice. */
export async function openShareBench() {
  const { db, close } = await openPlainDatabase()
  const root = mkdtempSync(path.join(tmpdir(), 'share-'))
  const store = createDiskMediaStore(root)
  const media = createMediaHandler(store)
  const route = shareRoute({ db, media, secure: true })
  const server = createServer((request, response) => {
    const [address = ''] = (request.url ?? '').split('?', 1)
    if (route.match(address)) void route.handle(request, response, async () => null)
    else response.writeHead(418).end()
  })
  const port = await listen(server)

  /** A ready generation with files of its own. @param bytes of its clip */
  async function ready(values: Partial<typeof generations.$inferInsert> = {}, bytes = 1000) {
    const clip = await store.put(randomBytes(bytes), 'mp4')
    const [poster, small, sprite] = [await picture('jpg'), await picture('jpg'), await picture('jpg')]
    const still = await picture('png')
    const id = randomUUID()
    await db.insert(clips).values({
      sha256: clip.sha256,
      bytes,
      ...{ width: 1280, height: 720, durationMs: 5000, hasAudio: false },
      ...{ posterSha256: poster.sha256, smallPosterSha256: small.sha256, spriteSha256: sprite.sha256 },
    })
    await db.insert(images).values({ sha256: still.sha256, ext: 'png', width: 300, height: 300, bytes: 9 })
    await db.transaction(async (tx) => {
      // Rows are put in as ready, which the trigger of the states would refuse.
      await tx.execute(sql`set local session_replication_role = replica`)
      await tx
        .insert(generations)
        .values(plainRow({ id, state: 'ready', dueAt: null, clipSha256: clip.sha256, shotId: id, ...values }))
    })
    await db
      .insert(generationImages)
      .values({ generationId: id, position: 0, role: 'first_frame', sha256: still.sha256 })
    return { id, clip: clip.name, poster: poster.name, small: small.name, sprite: sprite.name, still: still.name }
  }
  const picture = (ext: 'jpg' | 'png') => store.put(randomBytes(9), ext)

  return {
    db,
    server,
    port,
    ready,
    /** Makes a link to some generations, and answers its id and path. */
    async link(subject: CreateShareInput['subject'], wishes: Partial<CreateShareInput> = {}, by = LOCAL_OWNER_ID) {
      const rights = { showsRecipe: false, allowsComments: false, allowsDownload: false }
      const made = await createShare(db, { subject, title: '', days: 30, password: null, ...rights, ...wishes }, by)
      if (!made.ok) throw new Error(made.problem)
      return { id: made.value.id, token: made.value.token, path: `/s/${made.value.token}` }
    },
    /** Status of a GET. */
    status: async (address: string, headers: Record<string, string> = {}) =>
      (await ask(port, address, { headers })).status,
    /** Sends a password, and answers where that leads and with which cookie. */
    async enter(path: string, password: string, from = '10.0.0.1') {
      const body = new URLSearchParams({ password }).toString()
      const headers = { 'content-type': 'application/x-www-form-urlencoded', [CLIENT_ADDRESS_HEADER]: from }
      const answer = await ask(port, `${path}/password`, { method: 'POST', headers, body })
      const [cookie = ''] = answer.headers['set-cookie'] ?? []
      return { status: answer.status, to: answer.headers.location, cookie, pair: cookie.split(';', 1)[0] ?? '' }
    },
    async close() {
      media.close()
      server.closeAllConnections()
      server.close()
      await close()
      rmSync(root, { recursive: true })
    },
  }
}
