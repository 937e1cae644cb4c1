import { open } from 'node:fs/promises'

/** Makes a name that a folder was just given outlast a loss of power: the bytes of a file alone do not keep its name. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
