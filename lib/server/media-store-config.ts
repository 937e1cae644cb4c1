import type { Checked } from './checked.ts'
import { Secret } from './secret.ts'
import type { S3Settings } from './storage/s3/s3-settings.ts'

/** Where media are kept. `s3` is there also while the disk is in use, so that media can be moved there beforehand. */
export type MediaStoreConfig = { use: 'disk' | 's3'; s3: S3Config | undefined; sendfile?: SendfileConfig | undefined }
/** Files of the disk that a proxy before us sends in our stead. `prefix`: of its internal location, instead of the media folder's own path. */
export type SendfileConfig = { header: 'X-Accel-Redirect' | 'X-Sendfile'; prefix: string | undefined }
export type S3Config = Omit<S3Settings, 'secretAccessKey'> & { secretAccessKey: Secret }

type Settings = {
  MEDIA_STORE?: 'disk' | 's3' | undefined
  MEDIA_SENDFILE?: string | undefined
  S3_ENDPOINT?: string | undefined
  S3_BUCKET?: string | undefined
  S3_REGION: string
  S3_ACCESS_KEY_ID?: string | undefined
  S3_SECRET_ACCESS_KEY?: string | undefined
  S3_PATH_STYLE: boolean
  S3_DELIVERY: 'redirect' | 'proxy'
  S3_PUBLIC_ENDPOINT?: string | undefined
}

const NEEDED = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const

/** The store that the settings name, and who sends its files. */
export function mediaStoreOf(settings: Settings): Checked<{ mediaStore: MediaStoreConfig }> {
  const store = storeOf(settings)
  if (!store.ok || settings.MEDIA_SENDFILE === undefined) return store
  if (store.mediaStore.use === 's3')
    return { ok: false, sentence: 'MEDIA_SENDFILE is for media on the disk, and these are on S3: take it away.' }
  const [, prefix] = settings.MEDIA_SENDFILE.split(':')
  const sendfile = { header: prefix === undefined ? 'X-Sendfile' : 'X-Accel-Redirect', prefix } as const
  return { ok: true, mediaStore: { ...store.mediaStore, sendfile } }
}

/** All four of S3 or none. */
function storeOf(settings: Settings): Checked<{ mediaStore: MediaStoreConfig }> {
  const { S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, MEDIA_STORE } = settings
  const missing = NEEDED.filter((name) => settings[name] === undefined)
  const isWanted = MEDIA_STORE === 's3' || settings.S3_PUBLIC_ENDPOINT !== undefined || missing.length < NEEDED.length
  if (!isWanted) return { ok: true, mediaStore: { use: 'disk', s3: undefined } }
  if (
    S3_ENDPOINT === undefined ||
    S3_BUCKET === undefined ||
    S3_ACCESS_KEY_ID === undefined ||
    S3_SECRET_ACCESS_KEY === undefined
  )
    return { ok: false, sentence: `For media on S3 there must be ${inWords(NEEDED)}; not set: ${missing.join(', ')}.` }
  const s3: S3Config = {
    endpoint: S3_ENDPOINT,
    publicEndpoint: settings.S3_DELIVERY === 'proxy' ? null : (settings.S3_PUBLIC_ENDPOINT ?? S3_ENDPOINT),
    bucket: S3_BUCKET,
    region: settings.S3_REGION,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: new Secret(S3_SECRET_ACCESS_KEY),
    pathStyle: settings.S3_PATH_STYLE,
  }
  return { ok: true, mediaStore: { use: MEDIA_STORE ?? 's3', s3 } }
}

function inWords(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
