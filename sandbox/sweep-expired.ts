import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Age in ms at which a file goes: every link has died an hour before, however long its task waited after the file was made. */
const GONE_AFTER_MS = 25 * 3_600_000

/** Removes files that no link leads to any more, and those that a kill left half written. */
export function sweepExpired(folders: readonly string[], now: number): void {
  for (const folder of folders) {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name)
      // One in the making may have its name by now.
      const found = statSync(path, { throwIfNoEntry: false })
      if (found && now - found.mtimeMs > GONE_AFTER_MS) rmSync(path, { force: true })
    }
  }
}
