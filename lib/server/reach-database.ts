import { setTimeout as pause } from 'node:timers/promises'
import type { Checked } from './checked.ts'
import { openDatabase } from './db/database.ts'
import { migrate } from './db/migrate.ts'
import { NEWER_SCHEMA, schemaFit } from './db/schema-version.ts'
import { whyUnreachable } from './db/why-unreachable.ts'

/** How long and how often a process that starts asks for a database that is away, in ms. */
const TIME_MS = 60_000
const PAUSE_MS = 500

/**
 * Waits for the database, for a process that may start while that restarts, and brings it to the present schema.
 * @param onWait told once why it has to wait
 * @returns a sentence where no later try is better
 * @throws when the database is away for a minute, or a migration fails
 */
export async function reachDatabase(databaseUrl: string, onWait: (error: unknown) => void): Promise<Checked> {
  for (let tries = 0; ; tries += 1)
    try {
      await migrate(databaseUrl)
      break
    } catch (error) {
      const why = whyUnreachable(error)
      if (why !== null && why !== 'wait') return { ok: false, sentence: why.sentence }
      if (why === null || tries * PAUSE_MS >= TIME_MS) throw error
      if (tries === 0) onWait(error)
      await pause(PAUSE_MS)
    }
  const { db, close } = openDatabase(databaseUrl, 1, onWait)
  const fit = await schemaFit(db).finally(close)
  return fit === 'newer' ? { ok: false, sentence: NEWER_SCHEMA } : { ok: true }
}
