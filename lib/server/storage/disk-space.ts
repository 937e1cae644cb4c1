import { statfs } from 'node:fs/promises'

/** Room on the file system that holds a folder, in bytes: what we may still write, and all that there is. */
export async function diskSpace(folder: string): Promise<{ freeBytes: number; totalBytes: number }> {
  const { bavail, blocks, bsize } = await statfs(folder)
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize }
}
