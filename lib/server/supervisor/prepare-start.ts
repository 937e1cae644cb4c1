import type { Checked } from '#lib/server/checked'
import type { Config } from '#lib/server/config'
import { checkDataFolder } from './data-folder.ts'
import { type DataFolderLock, lockDataFolder } from './data-folder-lock.ts'
import { checkPortFree } from './free-port.ts'

/** Children whose supervisor was killed end within 5 s (`exitWithParent`), and hold their ports until then. */
const ORPHANS_GONE_MS = 7_000

/** What can be known to be wrong before anything slow begins: the data folder, a second start on it, the ports. */
export async function prepareStart(config: Config): Promise<Checked<{ lock: DataFolderLock }>> {
  const { dataDir, paths } = config
  const folder = checkDataFolder(dataDir, paths.run)
  if (!folder.ok) return folder
  const locked = lockDataFolder(dataDir, paths.run)
  if (!locked.ok) return locked
  const patience = locked.lock.previousDied ? ORPHANS_GONE_MS : 0
  const web = await checkPortFree('PORT', config.host, config.port, patience)
  const ports = web.ok && config.accounts.environment === undefined ? await sandboxPort(config, patience) : web
  if (ports.ok) return locked
  locked.lock.release()
  return ports
}

function sandboxPort(config: Config, patience: number): Promise<Checked> {
  return checkPortFree('SANDBOX_PORT', '127.0.0.1', config.sandboxServer.port, patience)
}
