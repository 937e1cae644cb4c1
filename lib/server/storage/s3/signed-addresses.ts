import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { MEDIA_CACHE_CONTROL, MEDIA_TYPES, type MediaExt } from '#lib/server/storage/media-name'
import type { MediaAddress } from '#lib/server/storage/media-store'

/** Within it a file has one address, so that a browser's cache finds it again. In ms. */
const WINDOW_MS = 10 * 60_000
/** A store whose clock is behind ours by less takes the signature all the same. In ms. */
const CLOCKS_APART_MS = 60_000
/** Whoever is given an address at the very end of a window can use it for this long still. In ms. */
const USE_MS = 10 * 60_000

/**
 * Addresses at which a browser gets objects of a bucket without a key of its own, for a while: see MediaStore.addressOf.
 * @param client of the endpoint that browsers reach
 */
export function signedAddresses(client: S3Client, bucket: string) {
  return async (key: string, ext: MediaExt, disposition: string | null, now = Date.now()): Promise<MediaAddress> => {
    const signedAt = Math.floor((now - CLOCKS_APART_MS) / WINDOW_MS) * WINDOW_MS
    const freshUntil = signedAt + WINDOW_MS + CLOCKS_APART_MS
    const command = new GetObjectCommand({
      Bucket: bucket,
      Key: key,
      ResponseContentType: MEDIA_TYPES[ext],
      ResponseCacheControl: MEDIA_CACHE_CONTROL,
      ...(disposition !== null && { ResponseContentDisposition: disposition }),
    })
    const expiresIn = (freshUntil + USE_MS - signedAt) / 1000
    const url = await getSignedUrl(client, command, { signingDate: new Date(signedAt), expiresIn })
    return { url, freshMs: freshUntil - now }
  }
}
