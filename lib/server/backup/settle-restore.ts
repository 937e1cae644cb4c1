import { existsSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Checked } from '#lib/server/checked'
import type { Config } from '#lib/server/config'
import { openDatabase } from '#lib/server/db/database'
import { clusterFolder } from '#lib/server/db/embedded/cluster'
import { settleQueue } from '#lib/server/generations/settle-queue'
import { syncFolder } from '#lib/server/sync-folder'
import { unlessGone } from './file-fact.ts'

/** What becomes of the queue of a restored database. */
export type QueueChoice = { cancelQueued: boolean }

/** Lies in a data folder from the first file of a restore until its queue is settled: no worker may run there before. */
const MARK = 'restore-unsettled'
const KEEP = 'keep-queued'

/** Marks a data folder as one whose restore has begun, and keeps what the person chose for the queue, so that it outlasts a loss of power. */
export async function markUnsettled(dataDir: string, { cancelQueued }: QueueChoice): Promise<void> {
  const choice = cancelQueued ? 'cancel-queued' : KEEP
  await writeFile(path.join(dataDir, MARK), `${choice}\n`, { mode: 0o600, flush: true })
  await syncFolder(dataDir)
}

/** Takes the mark away for good: found again, it would settle what was queued since. */
export async function unmark(dataDir: string): Promise<void> {
  await rm(path.join(dataDir, MARK), { force: true })
  await syncFolder(dataDir)
}

/** Whether the database of a data folder is there as a whole, where it is one that was restored. To be asked before PostgreSQL makes a new one. */
export function checkRestored({ dataDir, embeddedDatabase: location }: Config): Checked {
  if (!location || !existsSync(path.join(dataDir, MARK)) || existsSync(clusterFolder(location))) return { ok: true }
  const sentence = `A restore into ${dataDir} was interrupted before everything was there: set DATA_DIR to a new folder, or empty this one, and restore again.`
  return { ok: false, sentence }
}

/**
 * Settles the queue of a restored database, unless that is done, as it was chosen at the restore. The database runs, and no worker does.
 * @returns what was done, in a sentence for the person, or null where there was nothing to do
 */
export async function settleRestore({ dataDir, databaseUrl, embeddedDatabase }: Config): Promise<string | null> {
  if (!embeddedDatabase) return null
  const choice = await unlessGone(readFile(path.join(dataDir, MARK), 'utf8'))
  if (choice === undefined) return null
  // What is cancelled is asked for; what is sent may be paid twice.
  const cancel = choice.trim() !== KEEP
  const { db, close } = openDatabase(databaseUrl.reveal(), 1, () => undefined)
  const queued = await settleQueue(db, { cancel }).finally(close)
  await unmark(dataDir)
  if (queued === 0) return null
  return cancel
    ? `${queued} that were queued are cancelled; whoever still wants one sends it again. What had been sent after the backup turns up as a take of its own.`
    : `${queued} were queued and are going to be sent. If the backed-up Inbetween went on after the backup, it may have sent them too, and they would be paid twice: restore with --cancel-queued then.`
}
