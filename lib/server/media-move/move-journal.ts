import { createHash } from 'node:crypto'
import { appendFile, mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'

/** The names of files that were found whole at one place, so that a move that was broken off goes on instead of reading them again. */
export type MoveJournal = { has: (name: string) => boolean; add: (name: string) => Promise<void> }

/**
 * @param folder for one file per place @param place its address, such as that of a bucket
 */
export async function openMoveJournal(folder: string, place: string): Promise<MoveJournal> {
  const file = path.join(folder, `${createHash('sha256').update(place).digest('hex').slice(0, 16)}.txt`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const written = await readFile(file, 'utf8').catch(() => '')
  // A line that was cut names no file.
  const names = new Set(written.split('\n'))
  return {
    has: (name) => names.has(name),
    async add(name) {
      names.add(name)
      // Begun on a line of its own, whatever a kill left at the end.
      await appendFile(file, `\n${name}`, { mode: 0o600 })
    },
  }
}
