import { randomUUID } from 'node:crypto'
import { type FileHandle, mkdir, open, stat } from 'node:fs/promises'
import path from 'node:path'
import { syncFolder } from '#lib/server/sync-folder'

/** How often a line is written anew because a reader took the file in the same moment. */
const TRIES = 5

type Options = {
  folder: string
  suffix: string
  maxFileBytes: number
  /** Called before a new file is begun. */
  makeRoom: () => Promise<void>
}

type OpenFile = { handle: FileHandle; path: string; bytes: number }

/** Appends lines to a file of this process's own, each on the disk before `write` resolves. One line at a time. */
export function openJournalWriter({ folder, suffix, maxFileBytes, makeRoom }: Options) {
  let file: OpenFile | undefined
  let last: Promise<unknown> = Promise.resolve()

  async function begin(): Promise<OpenFile> {
    await makeRoom()
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const filePath = path.join(folder, `${Date.now()}-${process.pid}-${randomUUID().slice(0, 8)}${suffix}`)
    const handle = await open(filePath, 'ax', 0o600)
    await syncFolder(folder)
    return { handle, path: filePath, bytes: 0 }
  }

  async function end(): Promise<void> {
    const ended = file
    file = undefined
    await ended?.handle.close()
  }

  async function append(line: string): Promise<void> {
    // A line of its own, even behind one that a full disk has torn.
    const bytes = Buffer.from(`\n${line}\n`)
    for (let tries = 0; tries < TRIES; tries += 1) {
      if (file && file.bytes + bytes.length > maxFileBytes) await end()
      file ??= await begin()
      try {
        await file.handle.appendFile(bytes)
        await file.handle.sync()
        file.bytes += bytes.length
      } catch (error) {
        await end()
        throw error
      }
      if (await hasItsName(file)) return
      await end()
    }
    throw new Error('the file of the journal was taken away again and again')
  }

  return {
    write(line: string): Promise<void> {
      const written = last.then(() => append(line))
      last = written.catch(() => undefined)
      return written
    },
    async close(): Promise<void> {
      await last
      await end()
    },
  }
}

/** Whether the name still leads to the open file: a reader renames a file before it reads it. */
async function hasItsName({ handle, path: filePath }: OpenFile): Promise<boolean> {
  const [open, named] = await Promise.all([handle.stat(), stat(filePath).catch(() => null)])
  return named !== null && named.ino === open.ino && named.dev === open.dev
}
