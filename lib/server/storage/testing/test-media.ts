import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createDiskMediaStore, type DiskMediaStore } from '#lib/server/storage/disk-media-store'
import type { MediaName } from '#lib/server/storage/media-name'
import { createS3MediaStore } from '#lib/server/storage/s3/s3-media-store'
import { startS3Server } from './s3-server.ts'

/**
 * A store of a test's own. `media.pathOf` is where the bytes of a file lie, for tests that lose, spoil or age it.
 * @property root folder that all of the store lies in @property temporary folder of files in the making
 * @property env settings with which another process uses the same store
 */
export type TestMedia = {
  media: DiskMediaStore
  root: string
  temporary: string
  env: Record<string, string>
  close: () => Promise<void>
}

/**
 * On the disk; with TEST_STORE=s3 in the environment on an S3 server in this process.
 * @param folder of the test's own; becomes the data folder of what is started with `env`
 */
export function openTestMedia(folder: string, kind = process.env.TEST_STORE): Promise<TestMedia> {
  return kind === 's3' ? onS3(folder) : Promise.resolve(onDisk(join(folder, 'media')))
}

function onDisk(root: string): TestMedia {
  return {
    media: createDiskMediaStore(root),
    root,
    temporary: join(root, 'tmp'),
    env: {},
    close: async () => undefined,
  }
}

async function onS3(folder: string): Promise<TestMedia> {
  const objects = join(folder, 'objects')
  mkdirSync(objects, { recursive: true })
  const server = await startS3Server(objects)
  const settings = await server.newBucket()
  const root = join(objects, settings.bucket)
  const temporary = join(folder, 'media', 'tmp')
  const pathOf = (name: MediaName) => server.pathOf(settings.bucket, name)
  return {
    media: { ...createS3MediaStore(settings, temporary), pathOf },
    root,
    temporary,
    env: server.envOf(settings),
    close: server.close,
  }
}
