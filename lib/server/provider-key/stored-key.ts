import { eq } from 'drizzle-orm'
import * as z from 'zod/mini'
import { readSetting, saveSetting } from '#lib/server/db/app-setting'
import type { Database, Transaction } from '#lib/server/db/database'
import { appSettings } from '#lib/server/db/schema-upkeep'
import type { Keyring } from '#lib/server/keyring'
import { seal, unseal } from '#lib/server/sealed'
import { Secret } from '#lib/server/secret'

const NAME = 'provider_key'
const storedSchema = z.object({ baseUrl: z.string(), sealed: z.string() })

/** A key that was set in the page. `apiKey` is null where the secret that it was encrypted with is no longer there. */
export type StoredKey = { baseUrl: string; apiKey: Secret | null }

/** The key that was set in the page, or null where none was. */
export async function readStoredKey(db: Database | Transaction, keyring: Keyring): Promise<StoredKey | null> {
  const stored = await readSetting(db, NAME, storedSchema)
  if (!stored) return null
  const { baseUrl, sealed } = stored
  const text = unseal(keyring('settings'), sealed, baseUrl)
  return { baseUrl, apiKey: text === null ? null : new Secret(text) }
}

export async function storeKey(
  tx: Transaction,
  keyring: Keyring,
  { baseUrl, apiKey }: { baseUrl: string; apiKey: Secret },
): Promise<void> {
  await saveSetting(tx, NAME, { baseUrl, sealed: seal(keyring('settings'), apiKey.reveal(), baseUrl) })
}

/** @returns whether there was one */
export async function dropKey(tx: Transaction): Promise<boolean> {
  const dropped = await tx.delete(appSettings).where(eq(appSettings.name, NAME)).returning({ name: appSettings.name })
  return dropped.length > 0
}
