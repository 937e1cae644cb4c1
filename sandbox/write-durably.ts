import { open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Writes a file so that it is either whole or absent after a kill: temporary name, fsync, rename, fsync of the folder. */
export async function writeDurably(path: string, bytes: Buffer): Promise<void> {
  const temporary = `${path}.part`
  await using file = await open(temporary, 'w')
  await file.writeFile(bytes)
  await file.sync()
  await rename(temporary, path)
  await using folder = await open(dirname(path), 'r')
  await folder.sync()
}
