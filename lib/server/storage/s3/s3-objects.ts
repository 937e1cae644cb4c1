import { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  type GetObjectCommandOutput,
  HeadObjectCommand,
  type HeadObjectCommandOutput,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3'
import { MEDIA_CACHE_CONTROL } from '#lib/server/storage/media-name'
import { StorageUnavailable } from '#lib/server/storage/storage-unavailable'
import { piecesOf } from './s3-body.ts'
import { asUnavailable, saysNoSuchKey, statusOf } from './s3-errors.ts'

/** A call without a body is answered within this, or the store is away. In ms. */
const CALL_MS = 15_000
/** An upload may take this long, and one ms more for each so many bytes. */
const UPLOAD_MS = 30_000
const UPLOAD_BYTES_PER_MS = 100
const UPLOAD_TRIES = 3
const PAUSE_MS = 300

export type StoredObject = { bytes: number; modifiedAt: number }
/** @property body gives it from its beginning, once for each try */
export type Upload = { body: () => Readable | Uint8Array; sha256: string; bytes: number; type: string }
export type S3Objects = ReturnType<typeof createS3Objects>

/** The few calls that we make of a bucket, each with a limit in time. What fails throws StorageUnavailable; what is not there is null. */
export function createS3Objects(client: S3Client, bucket: string) {
  async function call<T>(work: (abortSignal: AbortSignal) => Promise<T>): Promise<T | null> {
    try {
      return await work(AbortSignal.timeout(CALL_MS))
    } catch (error) {
      if (saysNoSuchKey(error)) return null
      throw asUnavailable(error)
    }
  }

  async function putOnce(key: string, { body: open, sha256, bytes, type }: Upload): Promise<void> {
    const body = open()
    // A stream whose error nobody listens to ends the process.
    const unread = new AbortController()
    if (body instanceof Readable) body.on('error', (error) => unread.abort(error))
    const about = { ContentLength: bytes, ContentType: type, CacheControl: MEDIA_CACHE_CONTROL }
    const command = new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ...about })
    // The hash of the body is part of the signature (AWS Signature Version 4): a store refuses other bytes.
    command.middlewareStack.add(
      (next) => (args) => {
        // Typed unknown by the SDK; at this step it is the request.
        const request = args.request as { headers: Record<string, string> }
        request.headers['x-amz-content-sha256'] = sha256
        return next(args)
      },
      { step: 'build', name: 'bodyHash' },
    )
    try {
      const late = AbortSignal.timeout(UPLOAD_MS + Math.ceil(bytes / UPLOAD_BYTES_PER_MS))
      await client.send(command, { abortSignal: AbortSignal.any([late, unread.signal]) })
    } catch (error) {
      throw unread.signal.aborted ? asUnavailable(unread.signal.reason) : error
    } finally {
      if (body instanceof Readable) body.destroy()
    }
  }

  /** Whether an object is not there is asked for once more by GET: its answer says why. */
  async function head(key: string): Promise<StoredObject | null> {
    const about = { Bucket: bucket, Key: key }
    return call(async (abortSignal) => {
      try {
        return storedObject(await client.send(new HeadObjectCommand(about), { abortSignal }))
      } catch (error) {
        if (statusOf(error) !== 404) throw error
      }
      const found = await client.send(new GetObjectCommand(about), { abortSignal })
      streamOf(found).destroy()
      return storedObject(found)
    })
  }

  return {
    head,

    /** The body of a stream cannot be sent twice, so the SDK does not try again; this does. A bucket that is not there is an error. */
    async put(key: string, upload: Upload): Promise<void> {
      for (let tried = 1; ; tried += 1)
        try {
          return await putOnce(key, upload)
        } catch (error) {
          const status = statusOf(error)
          // Refused for good, or not readable here: another try says the same.
          const refused = status !== undefined && status < 500 && status !== 408 && status !== 429
          if (refused || error instanceof StorageUnavailable || tried === UPLOAD_TRIES) throw asUnavailable(error)
          await pause(PAUSE_MS * tried)
        }
    },

    /** @param range in bytes; without it all of them */
    async get(key: string, range?: { start: number; length: number }): Promise<AsyncIterable<Uint8Array> | null> {
      const leaving = new AbortController()
      const timer = setTimeout(() => leaving.abort(), CALL_MS)
      try {
        const Range = range && `bytes=${range.start}-${range.start + range.length - 1}`
        const answer = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key, Range }), {
          abortSignal: leaving.signal,
        })
        const body = streamOf(answer)
        return piecesOf(body, answer.ContentLength ?? 0, () => void body.destroy())
      } catch (error) {
        if (saysNoSuchKey(error)) return null
        throw asUnavailable(error)
      } finally {
        clearTimeout(timer)
      }
    },

    async remove(key: string): Promise<void> {
      await call((abortSignal) => client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }), { abortSignal }))
    },

    /** Every object below a prefix. */
    async *list(prefix: string): AsyncGenerator<StoredObject & { key: string }> {
      let token: string | undefined
      do {
        const command = new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: token })
        const page = await call((abortSignal) => client.send(command, { abortSignal }))
        if (!page) throw asUnavailable(new Error(`the store does not list ${bucket}`))
        for (const { Key: key, Size: bytes = 0, LastModified } of page.Contents ?? [])
          if (key !== undefined) yield { key, bytes, modifiedAt: LastModified?.getTime() ?? 0 }
        token = page.NextContinuationToken
      } while (token !== undefined)
    },
  }
}

function storedObject({ ContentLength, LastModified }: HeadObjectCommandOutput): StoredObject {
  return { bytes: ContentLength ?? 0, modifiedAt: LastModified?.getTime() ?? 0 }
}

/** In Node the SDK's body is a stream of it. */
function streamOf({ Body }: GetObjectCommandOutput): Readable {
  return Body as Readable
}
