import path from 'node:path'
import { parseArgs } from 'node:util'
import { endWith } from '#lib/server/end-with'
import { loadConfig } from '#lib/server/load-config'
import { openMoveJournal } from '#lib/server/media-move/move-journal'
import { moveMedia } from '#lib/server/media-move/move-media'
import { outcomeInWords, placeInWords, progressInWords } from '#lib/server/media-move/move-words'
import { openDiskStore, openS3Store } from '#lib/server/open-media-store'
import { StorageUnavailable } from '#lib/server/storage/storage-unavailable'

/** `npm run media:move -- --to s3|disk [--remove]` */
const TELL_EVERY_MS = 2_000

const { to, remove } = parseArgs({
  options: { to: { type: 'string' }, remove: { type: 'boolean', default: false } },
}).values
const config = loadConfig()
const { s3, use } = config.mediaStore
if (to !== 's3' && to !== 'disk') endWith('Say where media are to go: npm run media:move -- --to s3, or --to disk.')
if (!s3)
  endWith(
    'No bucket is named: set S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY, and MEDIA_STORE=disk for as long as Inbetween is to use the disk.',
  )
if (remove && use !== to)
  endWith(
    `Nothing was done: Inbetween still uses the store that --remove would empty. Set MEDIA_STORE=${to} and restart it first.`,
  )

const disk = openDiskStore(config)
const bucket = await openS3Store(s3, config.paths.media)
const place = placeInWords(config, to)
const journal = await openMoveJournal(path.join(config.dataDir, 'media-move'), place)
console.log(`Media go to ${place}. This may be stopped at any time, and goes on when it is started again.`)
const began = performance.now()
let told = 0
try {
  const stores = to === 's3' ? { from: disk, to: bucket } : { from: bucket, to: disk }
  const moved = await moveMedia(
    { ...stores, journal },
    {
      remove,
      tell(so) {
        const ms = performance.now() - began
        if (ms - told < TELL_EVERY_MS) return
        told = ms
        console.log(progressInWords(so, ms))
      },
    },
  )
  for (const line of outcomeInWords(moved, config, to)) console.log(line)
  process.exitCode = moved.damaged.length > 0 ? 1 : 0
} catch (error) {
  if (!(error instanceof StorageUnavailable)) throw error
  const said = error.cause instanceof Error ? ` (${error.cause.message})` : ''
  endWith(`${error.message}${said} What is done stays done: start this again.`)
}
