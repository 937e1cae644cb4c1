import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RecipeFile } from '#lib/domain/recipe-file/recipe-file'
import {
  MEDIA_CACHE_CONTROL,
  MEDIA_TYPES,
  type MediaName,
  type ParsedMediaName,
  parseMediaName,
} from '#lib/server/storage/media-name'
import type { MediaAddress, MediaStore } from '#lib/server/storage/media-store'
import { StorageUnavailable } from '#lib/server/storage/storage-unavailable'
import { contentDisposition } from './content-disposition.ts'
import type { DirectRoute } from './direct-route.ts'
import { mediaSource } from './media-source.ts'
import { createOpenFiles } from './open-files.ts'
import { openRecipeClip } from './recipe-clip.ts'
import { sendParts } from './send-parts.ts'
import { handOver, writeMediaHead } from './write-media-head.ts'

/** The recipe of a generation, when its clip is the one of this SHA-256; else null. */
export type RecipeOf = (generationId: string, clipSha256: string) => Promise<RecipeFile | null>

/** How a proxy before us is told which file to send in our stead: by this header, whose value is a path that it knows. */
export type Sendfile = { header: string; pathOf: (name: MediaName) => string }

type SendOptions = {
  /** Content-Disposition of a download, or null. */
  disposition: string | null
  recipe?: RecipeFile | undefined
  /** How long what is sent may be kept without asking again, where that is not for ever. */
  cacheControl?: string
}

export type MediaHandler = DirectRoute & {
  /** Answers with a stored file, or 404, whoever asks: for those who have asked that themselves. */
  send: (
    request: IncomingMessage,
    response: ServerResponse,
    media: ParsedMediaName,
    options: SendOptions,
  ) => Promise<void>
  close: () => void
}

const PREFIX = '/media/'
/** Bytes that are written anew at each asking: the tag tells whether they are still the same. */
const CACHE_CONTROL_WITH_RECIPE = 'private, no-cache'
/** A store that is away is asked again after so many seconds. */
const RETRY_AFTER_S = '5'

/**
 * `GET, HEAD /media/{sha256}.{ext}`: stored bytes with ranges and validators (RFC 9110), as a download with `?download=name`.
 * `&recipe=generation` puts that generation's recipe into its clip on the way out; the stored bytes stay as they are.
 * Where browsers reach the store, a GET is sent there instead, unless the recipe is wanted or `?read` says that the page itself reads the bytes:
 * it may show what another origin sends, not look into it.
 * With `sendfile` a proxy sends what is asked for here, again unless the recipe is wanted. `send`, which links go through, never leaves it to others:
 * what a link shows ends while it is sent.
 * Everything else below /media/ is 404, other methods 405. `close` gives back the files that it keeps open.
 */
export function createMediaHandler(
  store: Pick<MediaStore, 'open' | 'addressOf'>,
  recipeOf: RecipeOf = async () => null,
  sendfile?: Sendfile,
): MediaHandler {
  const files = createOpenFiles(store.open)

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method, url = '' } = request
    if (method !== 'GET' && method !== 'HEAD') return refuse(response, 405, ['Allow', 'GET, HEAD'])
    const query = url.indexOf('?')
    // Compared as it came: what would have to be decoded or resolved first is not a name.
    const media = parseMediaName(url.slice(PREFIX.length, query === -1 ? undefined : query))
    if (!media) return refuse(response, 404, [])
    const wanted = query === -1 ? null : new URLSearchParams(url.slice(query))
    const download = wanted?.get('download') ?? null
    const disposition = download === null ? null : contentDisposition(download, media.ext)
    const generation = wanted?.get('recipe') ?? null
    try {
      if (store.addressOf && method === 'GET' && generation === null && !wanted?.has('read'))
        return redirect(response, await store.addressOf(media.name, disposition))
      if (sendfile && generation === null) return await leave(request, response, media, disposition, sendfile)
      const recipe = generation === null ? undefined : await recipeOf(generation, media.sha256)
      if (recipe === null) return refuse(response, 404, [])
      await send(request, response, media, { disposition, recipe })
    } catch (error) {
      if (!(error instanceof StorageUnavailable) || response.headersSent) throw error
      refuse(response, 503, ['Retry-After', RETRY_AFTER_S])
    }
  }

  async function leave(
    request: IncomingMessage,
    response: ServerResponse,
    { name, sha256, ext }: ParsedMediaName,
    disposition: string | null,
    { header, pathOf }: Sendfile,
  ): Promise<void> {
    const found = await files.acquire(name)
    if (!found) return refuse(response, 404, [])
    if ('file' in found) files.release(found)
    const head = { etag: `"${sha256}"`, type: MEDIA_TYPES[ext], disposition, cacheControl: MEDIA_CACHE_CONTROL }
    // Proxies decode it, and a folder may have any name.
    handOver(request, response, head, [header, encodeURI(pathOf(name))])
  }

  async function send(
    request: IncomingMessage,
    response: ServerResponse,
    { name, sha256, ext }: ParsedMediaName,
    { disposition, recipe, cacheControl = MEDIA_CACHE_CONTROL }: SendOptions,
  ): Promise<void> {
    const found = await files.acquire(name)
    if (!found) return refuse(response, 404, [])
    const source = mediaSource(found)
    const type = MEDIA_TYPES[ext]
    try {
      const clip = recipe && (await openRecipeClip(source.readAt, source.bytes, sha256, recipe))
      if (clip) {
        const { size, etag } = clip
        const head = { etag, size, type, disposition, cacheControl: CACHE_CONTROL_WITH_RECIPE }
        const range = writeMediaHead(request, response, head)
        if (range) await sendParts(response, source, clip.parts, range)
        return
      }
      const head = { etag: `"${sha256}"`, size: source.bytes, type, disposition, cacheControl }
      const range = writeMediaHead(request, response, head)
      if (range) await source.send(response, range)
    } finally {
      if ('file' in found) files.release(found)
    }
  }

  return { match: (path) => path.startsWith(PREFIX), handle, send, close: files.close }
}

function redirect(response: ServerResponse, { url, freshMs }: MediaAddress): void {
  // The address carries a signature that runs out: it is handed out for less long than it works.
  const kept = `private, max-age=${Math.max(0, Math.floor(freshMs / 1000))}`
  response.writeHead(302, ['Location', url, 'Cache-Control', kept, 'Content-Length', '0']).end()
}

function refuse(response: ServerResponse, status: number, headers: string[]): void {
  response.writeHead(status, [...headers, 'Content-Length', '0', 'Cache-Control', 'no-store']).end()
}
