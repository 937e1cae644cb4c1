import type { Config } from '#lib/server/config'
import { openDatabase } from '#lib/server/db/database'
import { openKeyring } from '#lib/server/keyring'
import { readStoredKey } from './stored-key.ts'

/** Whether a key was set in the page, for a process that has no services. */
export async function hasStoredKey({
  databaseUrl,
  paths,
  authSecret,
}: Pick<Config, 'databaseUrl' | 'paths' | 'authSecret'>): Promise<boolean> {
  const { db, close } = openDatabase(databaseUrl.reveal(), 1, () => {})
  try {
    return (await readStoredKey(db, openKeyring(paths.secret, authSecret))) !== null
  } finally {
    await close()
  }
}
