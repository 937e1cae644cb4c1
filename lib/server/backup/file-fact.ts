/** What a backup knows of a file in it. @property path within the backup, with `/` */
export type FileFact = { path: string; bytes: number; sha256: string }

/** What was asked of a file or folder, or undefined where there is none. */
export async function unlessGone<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
