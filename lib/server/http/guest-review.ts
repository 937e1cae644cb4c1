import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { and, eq } from 'drizzle-orm'
import * as z from 'zod/mini'
import { problemOf } from '#lib/domain/problem-of'
import { type GuestDeed, guestDeedSchema } from '#lib/domain/review/guest-schema'
import type { Database } from '#lib/server/db/database'
import { generations } from '#lib/server/db/schema'
import { doGuestDeed, generationOf } from '#lib/server/review/guest-deeds'
import { readReview, versionOf } from '#lib/server/review/read-review'
import type { ShareRow } from '#lib/server/share/find-share'
import { inShare } from '#lib/server/share/in-share'
import type { ShareWatch, Visitor } from '#lib/server/share/share-watch'
import { readWithin } from './read-within.ts'

/** Bytes of what a guest sends: the longest comment in UTF-8, and what stands around it. */
const MAX_DEED_BYTES = 16_384
const NONE = { 'Cache-Control': 'private, no-store' }
const idSchema = z.uuid()

/**
 * What is said of clips below the page of a link that allows it; each request is checked by itself.
 * - `GET /s/TOKEN/comments/GENERATION`: `ReviewView` as it is told to guests, 304 while nothing was said; `X-Guest` is the id of who asks, if they have one
 * - `POST /s/TOKEN/comments`: a `GuestDeed`; the answer is an `ActionResult` of a `ReviewView`
 * 404 where the token, the password or the link is not good, allows no comments, or does not show the clip.
 */
export function guestReview(db: Database, watch: Pick<ShareWatch, 'find'>) {
  /** The link, if it is good for saying something of this generation. */
  async function shareFor(visitor: Visitor, generation: string): Promise<ShareRow | null> {
    const found = await watch.find(visitor)
    if (found.kind !== 'open' || !found.share.allowsComments) return null
    const shown = await db.$count(generations, and(eq(generations.id, generation), inShare(db, found.share)))
    return shown > 0 ? found.share : null
  }

  async function tell(
    request: IncomingMessage,
    response: ServerResponse,
    visitor: Visitor,
    generation: string,
  ): Promise<void> {
    const share = idSchema.safeParse(generation).success ? await shareFor(visitor, generation) : null
    if (!share) return refuse(response)
    const etag = `"${await versionOf(db, generation)}"`
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304, { ...NONE, ETag: etag }).end()
      return
    }
    const guest = idSchema.safeParse(request.headers['x-guest'])
    const reader = guest.success ? { share: share.id, guest: guest.data } : { share: share.id }
    const review = await readReview(db, generation, reader)
    send(response, review, { ETag: `"${review.version}"` })
  }

  async function take(request: IncomingMessage, response: ServerResponse, visitor: Visitor) {
    const body = await readWithin(Readable.toWeb(request) as ReadableStream<Uint8Array>, MAX_DEED_BYTES)
    const parsed = guestDeedSchema.safeParse(readJson(body))
    if (!parsed.success) return send(response, { ok: false, problem: problemOf(parsed.error) })
    const deed: GuestDeed = parsed.data
    const share = await shareFor(visitor, generationOf(deed))
    if (!share) return refuse(response)
    send(response, await doGuestDeed(db, share.id, deed))
  }

  /** @param below what follows `comments` in the address */
  return async (request: IncomingMessage, response: ServerResponse, visitor: Visitor, below: string): Promise<void> => {
    if (request.method === 'POST' && below === '') return take(request, response, visitor)
    if (request.method === 'GET' && below.startsWith('/')) return tell(request, response, visitor, below.slice(1))
    return refuse(response)
  }
}

function readJson(body: Uint8Array | null): unknown {
  try {
    return JSON.parse(Buffer.from(body ?? []).toString())
  } catch {
    return null
  }
}

function send(response: ServerResponse, value: unknown, headers: Record<string, string> = {}): void {
  const body = JSON.stringify(value)
  const type = { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': Buffer.byteLength(body) }
  response.writeHead(200, { ...NONE, ...type, ...headers }).end(body)
}

function refuse(response: ServerResponse): void {
  response.writeHead(404, { ...NONE, 'Content-Length': '0' }).end()
}
