import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { entriesIn, type JournalEntry } from './journal-entry.ts'
import { filesByAge, removeFile, renameFile, unlessGone } from './journal-files.ts'
import { openJournalWriter } from './journal-writer.ts'

export type SubmitJournal = {
  /**
   * Writes one entry; it is on the disk when this resolves.
   * @throws when the disk does not take it
   */
  write(entry: JournalEntry): Promise<void>
  /**
   * Hands out what stands in the files of all processes, dead or alive, that were not written to for `idleMs`, and removes each file
   * whose entries need not be kept.
   * @param take resolves once the database has the entry; where it throws, the file stays for the next time
   */
  replay(idleMs: number, take: (entry: JournalEntry) => Promise<void>): Promise<void>
  close(): Promise<void>
}

/** A new file is begun past this size. An entry has some 250 bytes. */
const MAX_FILE_BYTES = 256 * 1024
/** With as many files the oldest goes for a new one: 16 MB. A worker that cannot reach the database submits nothing, so no outage fills them. */
const MAX_FILES = 64

const WRITTEN = '.jsonl'
/** A file that nobody writes to any more. */
const CLAIMED = '.claimed'

type Options = {
  maxFileBytes?: number
  maxFiles?: number
  /** Told what was dropped or could not be read; none of it stops anything. */
  onProblem(problem: string, about: { file: string; error?: unknown }): void
}

/**
 * A journal of accepted submissions beside the database, for the time in which that is away: append-only JSON lines, one file per process.
 *
 * A reader renames a file before it reads it, and a writer looks after every line whether its file still has its name; if not, it writes the
 * line once more, into a new one. So a line that a reader may have missed is written again, whoever dies when, and without a lock.
 * @param folder made when something is first written
 */
export function openSubmitJournal(folder: string, options: Options): SubmitJournal {
  const { maxFileBytes = MAX_FILE_BYTES, maxFiles = MAX_FILES, onProblem } = options
  const writer = openJournalWriter({ folder, suffix: WRITTEN, maxFileBytes, makeRoom })

  /** The files that were written to longest ago go first: the database is the likeliest to have what stands in them. */
  async function makeRoom(): Promise<void> {
    const files = await filesByAge(folder, Date.now())
    for (const { name } of files.slice(0, Math.max(0, files.length + 1 - maxFiles))) {
      onProblem('the submit journal is full: its oldest file is dropped', { file: name })
      await removeFile(path.join(folder, name))
    }
  }

  async function replayFile(name: string, take: (entry: JournalEntry) => Promise<void>): Promise<void> {
    const claimed = name.endsWith(CLAIMED) ? name : name + CLAIMED
    const file = path.join(folder, claimed)
    if (claimed !== name && !(await renameFile(path.join(folder, name), file))) return
    const text = (await unlessGone(readFile(file, 'utf8'))) ?? ''
    const entries = entriesIn(text, () => onProblem('a torn line in the submit journal', { file: claimed }))
    // One that cannot be told keeps its file, and no other from being told.
    const failed: unknown[] = []
    for (const entry of entries) await take(entry).catch((error) => failed.push(error))
    if (failed.length > 0) throw failed[0]
    await removeFile(file)
  }

  return {
    write: (entry) => writer.write(JSON.stringify(entry)),
    async replay(idleMs, take) {
      for (const { name, idleMs: idle } of await filesByAge(folder, Date.now())) {
        if (idle < idleMs) continue
        try {
          await replayFile(name, take)
        } catch (error) {
          onProblem('a file of the submit journal could not be replayed yet', { file: name, error })
        }
      }
    },
    close: () => writer.close(),
  }
}
