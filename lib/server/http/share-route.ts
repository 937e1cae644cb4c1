import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { CLIENT_ADDRESS_HEADER } from '#lib/server/client-header'
import type { Database } from '#lib/server/db/database'
import { countShareTry, forgiveShareTries } from '#lib/server/share/count-try'
import { isSharePassword, SHARE_PASS_COOKIE, sharePass } from '#lib/server/share/share-password'
import { createShareWatch, type Visitor } from '#lib/server/share/share-watch'
import { sharedClips } from '#lib/server/share/shared-clips'
import { parseMediaName } from '#lib/server/storage/media-name'
import { StorageUnavailable } from '#lib/server/storage/storage-unavailable'
import { networksOf } from '#lib/server/team/networks'
import { contentDisposition } from './content-disposition.ts'
import type { DirectRoute } from './direct-route.ts'
import { guestReview } from './guest-review.ts'
import type { MediaHandler } from './media-handler.ts'
import { readWithin } from './read-within.ts'

type Parts = {
  db: Database
  media: Pick<MediaHandler, 'send'>
  /** Whether people reach us by https. */
  secure: boolean
}

/** What is below the page of a link; the page itself is Next's. */
const BELOW = /^\/s\/([^/]+)\/(.*)$/
/** Looked at anew before each use: what a link showed is not to be seen from a cache once it has ended. */
const CACHE_CONTROL = 'private, no-cache'
/** Bytes of a form with a password in it. */
const MAX_FORM_BYTES = 4096
/** No part of the address goes anywhere with a click, and nothing of it into an index. */
const HEADERS = {
  'Referrer-Policy': 'strict-origin',
  'X-Robots-Tag': 'noindex, nofollow',
  'X-Content-Type-Options': 'nosniff',
}

/**
 * What stands below the page of a link, for people without an account: each request is checked by itself, and what is being sent ends with the link.
 * - `GET, HEAD /s/TOKEN/media/{sha256}.{ext}`: what the link shows, with ranges, as a download with `?download=name` where the link allows it
 * - `GET /s/TOKEN/clips?after=`: more of its clips, as `SharedClips`
 * - `GET /s/TOKEN/alive`: 204 while the link is good
 * - `/s/TOKEN/comments`: what is said of its clips, in ./guest-review.ts
 * - `POST /s/TOKEN/password`: a form; the right password gives a cookie, and all lead back to the page
 * Everything else is 404, and so is everything where the token, the password or the link is not good.
 */
export function shareRoute({ db, media, secure }: Parts): DirectRoute {
  const watch = createShareWatch(db)
  const review = guestReview(db, watch)

  async function sendMedia(request: IncomingMessage, response: ServerResponse, visitor: Visitor, name: string) {
    const file = parseMediaName(name)
    const share = file && (await watch.shareOf(visitor, file))
    // Nobody would hear of its end, and it would be asked for as long as the link lives.
    if (response.destroyed) return
    if (!file || !share) return refuse(response, 404)
    const wanted = share.allowsDownload ? queryOf(request).get('download') : null
    const disposition = wanted === null ? null : contentDisposition(wanted, file.ext)
    const unwatch = watch.watch(visitor, file, () => response.destroy())
    response.once('close', unwatch)
    try {
      await media.send(request, response, file, { disposition, cacheControl: CACHE_CONTROL })
    } catch (error) {
      if (!(error instanceof StorageUnavailable) || response.headersSent) throw error
      refuse(response, 503)
    }
  }

  async function sendClips(request: IncomingMessage, response: ServerResponse, visitor: Visitor) {
    const found = await watch.find(visitor)
    if (found.kind !== 'open') return refuse(response, 404)
    const page = await sharedClips(db, found.share, `/s/${visitor.token}`, queryOf(request).get('after'))
    const body = JSON.stringify(page)
    const type = { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'private, no-store' }
    response.writeHead(200, { ...type, 'Content-Length': Buffer.byteLength(body) })
    response.end(request.method === 'HEAD' ? undefined : body)
  }

  async function tryPassword(request: IncomingMessage, response: ServerResponse, visitor: Visitor) {
    const body = await readWithin(Readable.toWeb(request) as ReadableStream<Uint8Array>, MAX_FORM_BYTES)
    const found = await watch.find({ ...visitor, pass: undefined })
    if (found.kind !== 'locked') return lead(response, visitor)
    const { share } = found
    const { narrow, wide } = networksOf(String(request.headers[CLIENT_ADDRESS_HEADER] ?? ''))
    // Whoever has a /48 can change addresses within it at will.
    const network = wide ?? narrow
    if (!(await countShareTry(db, share.id, network))) return lead(response, visitor, '?password=wait')
    const password = new URLSearchParams(Buffer.from(body ?? []).toString()).get('password') ?? ''
    if (!(await isSharePassword(password, share.passwordHash))) return lead(response, visitor, '?password=wrong')
    await forgiveShareTries(db, share.id, network)
    const cookie = `${SHARE_PASS_COOKIE}=${sharePass(share)}; Path=/s/${visitor.token}; HttpOnly; SameSite=Lax`
    response.setHeader('Set-Cookie', secure ? `${cookie}; Secure` : cookie)
    lead(response, visitor)
  }

  return {
    match: (path) => BELOW.test(path),
    open: true,
    async handle(request, response) {
      const { method, url = '' } = request
      const [path = ''] = url.split('?', 1)
      const [, token = '', below = ''] = BELOW.exec(path) ?? []
      const visitor = { token, pass: passIn(request.headers.cookie) }
      for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value)
      if (method === 'POST' && below === 'password') return tryPassword(request, response, visitor)
      if (/^comments(\/|$)/.test(below)) return review(request, response, visitor, below.slice('comments'.length))
      if (method !== 'GET' && method !== 'HEAD') return refuse(response, 405)
      // Some programs put a slash behind an address that they make a link of.
      if (below === '') return lead(response, visitor)
      if (below === 'clips') return sendClips(request, response, visitor)
      if (below === 'alive') return refuse(response, (await watch.find(visitor)).kind === 'open' ? 204 : 404)
      if (!below.startsWith('media/')) return refuse(response, 404)
      return sendMedia(request, response, visitor, below.slice('media/'.length))
    },
  }
}

function queryOf({ url = '' }: IncomingMessage): URLSearchParams {
  return new URL(url, 'http://localhost').searchParams
}

/** The pass in a Cookie header. */
function passIn(header: string | undefined): string | undefined {
  const cookies = (header ?? '').split(';').map((part) => part.trim().split('='))
  return cookies.find(([name]) => name === SHARE_PASS_COOKIE)?.[1]
}

/** Leads back to the page, which sees what has changed. A token that is none leads nowhere. */
function lead(response: ServerResponse, { token }: Visitor, query = ''): void {
  response.writeHead(303, { Location: `/s/${token}${query}`, 'Cache-Control': 'private, no-store' }).end()
}

function refuse(response: ServerResponse, status: 204 | 404 | 405 | 503): void {
  response.writeHead(status, { 'Cache-Control': 'private, no-store', ...(status !== 204 && { 'Content-Length': '0' }) })
  response.end()
}
