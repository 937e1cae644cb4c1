import { ListObjectsV2Command } from '@aws-sdk/client-s3'
import { openS3Client } from './s3-client.ts'
import { asUnavailable, statusOf } from './s3-errors.ts'
import type { S3Settings } from './s3-settings.ts'

const CHECK_MS = 10_000

/**
 * Asks the store for the bucket, for the person who set it.
 * @returns `refused` is for good: no such bucket, no right, another region. `away` may pass
 */
export async function checkBucket(
  settings: S3Settings,
): Promise<{ ok: true } | { ok: false; kind: 'refused' | 'away'; sentence: string }> {
  const { bucket, endpoint, region } = settings
  const client = openS3Client(settings, endpoint)
  try {
    // Asked for with the same right as HEAD of the bucket, whose answer has no room for the reason.
    const list = new ListObjectsV2Command({ Bucket: bucket, MaxKeys: 1 })
    await client.send(list, { abortSignal: AbortSignal.timeout(CHECK_MS) })
    return { ok: true }
  } catch (error) {
    const status = statusOf(error)
    const store = `the store at ${endpoint}`
    const refused = (sentence: string) => ({ ok: false as const, kind: 'refused' as const, sentence })
    if (error instanceof Error && error.name === 'NoSuchBucket')
      return refused(`S3_BUCKET is "${bucket}", but ${store} has no such bucket: create it, or name another.`)
    if (status === 401 || status === 403)
      return refused(
        `${up(store)} does not let S3_ACCESS_KEY_ID use the bucket "${bucket}": check the key and its rights.`,
      )
    if (status !== undefined && status >= 300 && status < 500 && status !== 404)
      return refused(
        `${up(store)} answered ${status} for the bucket "${bucket}": check S3_ENDPOINT and S3_REGION ("${region}").`,
      )
    // A 404 without a word of the bucket is of something before the store, which may be starting.
    const cause = asUnavailable(error).cause
    const said = cause instanceof Error ? cause.message : ''
    return { ok: false, kind: 'away', sentence: `${up(store)} (S3_ENDPOINT) does not answer: ${said}` }
  } finally {
    client.destroy()
  }
}

const up = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
