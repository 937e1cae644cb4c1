import { randomBytes } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { imageType } from './image-type.ts'
import { writeDurably } from './write-durably.ts'

/** Bytes per image. Source: ToAPIs' upload page says 10 MB; the smaller reading. */
export const UPLOAD_MAX_BYTES = 10_000_000

/** How long an uploaded image stays, in ms. Not documented; as long as a result. */
const UPLOAD_LIFETIME_MS = 86_400_000

const NAME = /^\/files\/uploads\/([\w-]+\.(?:jpg|png|webp|gif))$/

export type Upload = { id: string; name: string; mimeType: string; size: number }

/** The stills that callers uploaded: plain files in one folder. */
export function uploadsIn(folder: string, now: () => number) {
  return {
    /** Checks and stores one image; the message says why it was not taken. */
    async store(bytes: Buffer): Promise<{ ok: true; upload: Upload } | { ok: false; message: string }> {
      if (bytes.length > UPLOAD_MAX_BYTES) return { ok: false, message: 'file is too large: at most 10MB' }
      const type = imageType(bytes)
      if (!type) return { ok: false, message: 'unsupported file type: use JPEG, PNG, WebP or GIF' }
      const id = `upload_${randomBytes(8).toString('hex')}`
      const name = `${Math.floor(now() / 1000)}_${id}.${type.extension}`
      await writeDurably(join(folder, name), bytes)
      return { ok: true, upload: { id, name, mimeType: type.mimeType, size: bytes.length } }
    },

    /** The file behind a path of ours, or undefined when it is no upload, unknown or expired. */
    pathOf(urlPath: string): string | undefined {
      const name = NAME.exec(urlPath)?.[1]
      if (name === undefined) return undefined
      const path = join(folder, name)
      return existsSync(path) && now() - statSync(path).mtimeMs < UPLOAD_LIFETIME_MS ? path : undefined
    },
  }
}

export type Uploads = ReturnType<typeof uploadsIn>
