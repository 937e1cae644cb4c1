import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { readConfig } from '#lib/server/config'
import { openMediaStore } from '#lib/server/open-media-store'
import type { MediaStore } from '#lib/server/storage/media-store'
import { storeUrl } from './addresses.ts'

/** Whether all apps of this run keep their media on S3 (`TEST_STORE=s3`), in the folder of one server's objects. */
export const onS3 = process.env.TEST_STORE === 's3'

/**
 * Settings by which an app keeps its media where this run says: nothing for the disk, or a bucket of its own.
 * @param dataDir of the app, which the bucket is named after
 */
export function storeSettings(dataDir: string): Record<string, string> {
  if (!onS3) return {}
  const bucket = path.basename(dataDir).toLowerCase()
  // To s3rver a folder is a bucket.
  mkdirSync(path.join(process.env.E2E_S3_DIR ?? '', bucket), { recursive: true })
  return { S3_ENDPOINT: storeUrl, S3_BUCKET: bucket, S3_ACCESS_KEY_ID: 'S3RVER', S3_SECRET_ACCESS_KEY: 'S3RVER' }
}

/** The media of an app of this run. */
export function mediaOf(dataDir: string): Promise<MediaStore> {
  const read = readConfig({ DATA_DIR: dataDir, ...storeSettings(dataDir) })
  if (!read.ok) throw new Error(read.sentence)
  return openMediaStore(read.config)
}
