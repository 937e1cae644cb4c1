import path from 'node:path'
import { parseArgs } from 'node:util'
import { restoreBackup } from '#lib/server/backup/restore-backup'
import { settleRestore } from '#lib/server/backup/settle-restore'
import { startEmbeddedPostgres } from '#lib/server/db/embedded-postgres'
import { endWith } from '#lib/server/end-with'
import { loadConfig } from '#lib/server/load-config'
import { checkDataFolder } from '#lib/server/supervisor/data-folder'
import { lockDataFolder } from '#lib/server/supervisor/data-folder-lock'

/** `DATA_DIR=/new/folder npm run restore -- <backup> [--cancel-queued]` */

const { values, positionals } = parseArgs({
  options: { 'cancel-queued': { type: 'boolean', default: false } },
  allowPositionals: true,
})
const [folder] = positionals
if (!folder) endWith('Say which backup to restore: npm run restore -- /path/of/the/backup')
const config = loadConfig()
const writable = checkDataFolder(config.dataDir, config.paths.run)
if (!writable.ok) endWith(writable.sentence)
const locked = lockDataFolder(config.dataDir, config.paths.run)
if (!locked.ok) endWith(locked.sentence)
const outcome = await restoreBackup(config, path.resolve(folder), { cancelQueued: values['cancel-queued'] })
if (!outcome.ok) endWith(outcome.sentence)

// The first start makes one moment of the copy, which is also the proof that it can.
const started = config.embeddedDatabase && (await startEmbeddedPostgres(config.embeddedDatabase))
if (started && !started.ok) endWith(started.sentence)
const queued = await settleRestore(config).finally(async () => {
  started?.server.stop()
  await started?.server.exited
  locked.lock.release()
})

const { files, madeAt, hasMedia, spoiltMedia } = outcome.restored
console.log(`Restored ${files} files of ${madeAt} into ${config.dataDir}. Start Inbetween as always.`)
if (!hasMedia) console.log('Clips and images lie in the bucket: set S3_ENDPOINT and the rest as they were.')
if (queued) console.log(queued)
for (const name of spoiltMedia) console.error(`Damaged in the backup and left out: ${name}`)
if (spoiltMedia.length > 0) process.exitCode = 1
