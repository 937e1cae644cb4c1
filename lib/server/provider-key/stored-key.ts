import { eq, sql } from 'drizzle-orm'
import * as z from 'zod'
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
  const [row] = await db.select().from(appSettings).where(eq(appSettings.name, NAME))
  if (!row) return null
  const { baseUrl, sealed } = storedSchema.parse(row.value)
  const text = unseal(keyring('settings'), sealed, baseUrl)
  return { baseUrl, apiKey: text === null ? null : new Secret(text) }
}

export async function storeKey(
  tx: Transaction,
  keyring: Keyring,
  { baseUrl, apiKey }: { baseUrl: string; apiKey: Secret },
): Promise<void> {
  const value = { baseUrl, sealed: seal(keyring('settings'), apiKey.reveal(), baseUrl) }
  const set = { value, updatedAt: sql`now()` }
  await tx
    .insert(appSettings)
    .values({ name: NAME, ...set })
    .onConflictDoUpdate({ target: appSettings.name, set })
}

export async function dropKey(tx: Transaction): Promise<void> {
  await tx.delete(appSettings).where(eq(appSettings.name, NAME))
}
