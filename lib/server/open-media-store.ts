import path from 'node:path'
import type { Config } from './config.ts'
import type { S3Config } from './media-store-config.ts'
import { createDiskMediaStore, type DiskMediaStore } from './storage/disk-media-store.ts'
import type { MediaStore } from './storage/media-store.ts'
import type { S3Settings } from './storage/s3/s3-settings.ts'

/** The media store in use. */
export async function openMediaStore(config: Pick<Config, 'mediaStore' | 'paths'>): Promise<MediaStore> {
  const { use, s3 } = config.mediaStore
  return use === 's3' && s3 ? openS3Store(s3, config.paths.media) : openDiskStore(config)
}

export function openDiskStore({ paths }: Pick<Config, 'paths'>): DiskMediaStore {
  return createDiskMediaStore(paths.media)
}

/** @param mediaFolder whose folder for files in the making serves here too. The SDK is loaded by nobody else. */
export async function openS3Store(s3: S3Config, mediaFolder: string): Promise<MediaStore> {
  const { createS3MediaStore } = await import('./storage/s3/s3-media-store.ts')
  return createS3MediaStore(s3Settings(s3), path.join(mediaFolder, 'tmp'))
}

/** What the store is opened with: the one place where the secret leaves its cover. */
export function s3Settings(s3: S3Config): S3Settings {
  return { ...s3, secretAccessKey: s3.secretAccessKey.reveal() }
}
