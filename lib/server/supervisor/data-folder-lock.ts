import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Checked } from '#lib/server/checked'

export type DataFolderLock = {
  /** The start before this one did not end in order; its children may still be about to notice. */
  previousDied: boolean
  release(): void
}

/** SQLite's code for "somebody else holds it". */
const BUSY = 5

/**
 * Makes sure that one start at a time uses a data folder. The lock is one of the operating system's on an open file, which Node
 * offers only through SQLite: it goes with its process, however that dies, where a file with a process number in it would stay.
 */
export function lockDataFolder(dataDir: string, runDir: string): Checked<{ lock: DataFolderLock }> {
  const pidFile = path.join(runDir, 'start.pid')
  const file = new DatabaseSync(path.join(runDir, 'start.lock'), { timeout: 0 })
  try {
    file.exec('pragma locking_mode = exclusive; begin exclusive')
  } catch (error) {
    file.close()
    if (!(error instanceof Error && 'errcode' in error && error.errcode === BUSY)) throw error
    const holder = existsSync(pidFile) ? ` (process ${readFileSync(pidFile, 'utf8')})` : ''
    const sentence = `Inbetween is running already on the data folder ${dataDir}${holder}: stop it first, or set DATA_DIR and PORT for a second one.`
    return { ok: false, sentence }
  }
  const previousDied = existsSync(pidFile)
  writeFileSync(pidFile, String(process.pid))
  const release = () => {
    rmSync(pidFile, { force: true })
    file.close()
  }
  return { ok: true, lock: { previousDied, release } }
}
