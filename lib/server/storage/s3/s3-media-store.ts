import { createReadStream } from 'node:fs'
import { MEDIA_TYPES, type MediaName, parseMediaName } from '#lib/server/storage/media-name'
import type { LocalFile, MediaStore } from '#lib/server/storage/media-store'
import { StorageUnavailable } from '#lib/server/storage/storage-unavailable'
import {
  type FinishedFile,
  openTemporaryWriter,
  putWith,
  sweepTemporaryFolder,
} from '#lib/server/storage/temporary-files'
import { removeOlder, untilUnmarked } from './removal-marks.ts'
import { openS3Client } from './s3-client.ts'
import { createS3Objects } from './s3-objects.ts'
import type { S3Settings } from './s3-settings.ts'
import { signedAddresses } from './signed-addresses.ts'

const UPLOAD_TRIES = 3

/** As in a media folder, so that either can be copied to the other with any tool: `ab/<sha256>.<ext>`. */
const keyOf = (name: MediaName) => `${name.slice(0, 2)}/${name}`
/** Its pattern lists exactly the known extensions. */
const extOf = (name: MediaName) => parseMediaName(name)?.ext ?? 'mp4'

/**
 * Media in a bucket of an S3-compatible store.
 * @param temporaryFolder of this machine: files in the making, which are looked into before they are kept, and copies for those who need a path
 */
export function createS3MediaStore(settings: S3Settings, temporaryFolder: string): MediaStore {
  const { bucket, endpoint, publicEndpoint } = settings
  const objects = createS3Objects(openS3Client(settings, endpoint), bucket)
  const openWrite = () => openTemporaryWriter(temporaryFolder, upload)

  async function upload({ path, name, sha256, bytes }: FinishedFile): Promise<void> {
    const key = keyOf(name)
    for (let tries = 0; tries < UPLOAD_TRIES; tries += 1) {
      await objects.put(key, { body: () => createReadStream(path), sha256, bytes, type: MEDIA_TYPES[extOf(name)] })
      await untilUnmarked(objects, key)
      if ((await objects.head(key))?.bytes === bytes) return
    }
    throw new StorageUnavailable('away', new Error(`${key} was sent and is not there`))
  }

  async function read(name: MediaName): Promise<Buffer | null> {
    const body = await objects.get(keyOf(name))
    if (!body) return null
    const pieces: Uint8Array[] = []
    for await (const piece of body) pieces.push(piece)
    return Buffer.concat(pieces)
  }

  async function* readPart(name: MediaName, start: number, length: number): AsyncGenerator<Uint8Array> {
    if (length === 0) return
    const body = await objects.get(keyOf(name), { start, length })
    if (!body) throw new Error(`${name} was deleted while it was read`)
    yield* body
  }

  async function localFile(name: MediaName): Promise<LocalFile | null> {
    const body = await objects.get(keyOf(name))
    if (!body) return null
    const copy = await openTemporaryWriter(temporaryFolder, async () => undefined)
    try {
      for await (const piece of body) await copy.write(piece)
      const kept = await copy.keep(extOf(name))
      if (kept.name !== name) throw new Error(`${name} in the store has the bytes of ${kept.name}`)
      return { path: copy.path, release: copy.discard }
    } catch (error) {
      await copy.discard()
      throw error
    }
  }

  return {
    openWrite,
    put: putWith(openWrite),
    read,
    localFile,

    async stat(name) {
      const found = await objects.head(keyOf(name))
      return found && { bytes: found.bytes }
    },

    async open(name) {
      const found = await objects.head(keyOf(name))
      return found && { kind: 'remote', bytes: found.bytes, read: (start, length) => readPart(name, start, length) }
    },

    delete: (name, options) => removeOlder(objects, keyOf(name), options?.olderThanMs),

    async *list(beginning) {
      for await (const { key, bytes, modifiedAt } of objects.list(`${beginning}/`)) {
        const name = parseMediaName(key.slice(beginning.length + 1))?.name
        if (name) yield { name, bytes, modifiedAt }
      }
    },

    sweepTemporary: () => sweepTemporaryFolder(temporaryFolder),

    ...(publicEndpoint !== null && addresses(settings, publicEndpoint)),
  }
}

function addresses(settings: S3Settings, publicEndpoint: string): Required<Pick<MediaStore, 'addressOf' | 'origin'>> {
  const { bucket, pathStyle } = settings
  const addressOf = signedAddresses(openS3Client(settings, publicEndpoint), bucket)
  const { protocol, host } = new URL(publicEndpoint)
  return {
    addressOf: (name, disposition) => addressOf(keyOf(name), extOf(name), disposition),
    origin: `${protocol}//${pathStyle ? '' : `${bucket}.`}${host}`,
  }
}
