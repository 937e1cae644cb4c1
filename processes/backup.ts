import path from 'node:path'
import { makeBackup } from '#lib/server/backup/make-backup'
import { startEmbeddedPostgres } from '#lib/server/db/embedded-postgres'
import { endWith } from '#lib/server/end-with'
import { loadConfig } from '#lib/server/load-config'
import { checkDataFolder } from '#lib/server/supervisor/data-folder'
import { lockDataFolder } from '#lib/server/supervisor/data-folder-lock'

/** `npm run backup -- <folder>`, while Inbetween runs or not. */

const [folder] = process.argv.slice(2)
if (!folder) endWith('Say where the backup is to go: npm run backup -- /path/of/a/new/folder')
const config = loadConfig()
const writable = checkDataFolder(config.dataDir, config.paths.run)
if (!writable.ok) endWith(writable.sentence)

const stop = await databaseUp()
const backup = await makeBackup(config, path.resolve(folder)).finally(stop)
if (!backup.ok) endWith(backup.sentence)
const { files, bytes, linked } = backup.made
console.log(`Backed up ${files} files (${(bytes / 1e6).toFixed(1)} MB) to ${path.resolve(folder)}.`)
if (config.mediaStore.use === 's3') console.log('Clips and images lie in the bucket and are not in it.')
if (linked) console.log('Clips and images are the same files on this disk: copy the backup to another one.')
console.log(
  config.authSecret
    ? 'AUTH_SECRET and the settings in .env are not in it: keep them as well.'
    : 'The secret that sessions and a key set in the page depend on is in it: keep it from others. The settings in .env are not.',
)

/** The database of a stopped installation runs for as long as it is copied, and nobody else may start it meanwhile. */
async function databaseUp(): Promise<() => Promise<void>> {
  const locked = lockDataFolder(config.dataDir, config.paths.run)
  const location = config.embeddedDatabase
  if (!locked.ok || !location) return async () => undefined
  const started = await startEmbeddedPostgres(location)
  if (!started.ok) endWith(started.sentence)
  return async () => {
    // One that was running already belongs to somebody else.
    if (!started.server.adopted) {
      started.server.stop()
      await started.server.exited
    }
    locked.lock.release()
  }
}
