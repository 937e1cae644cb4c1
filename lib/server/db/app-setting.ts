import { eq, sql } from 'drizzle-orm'
import type * as z from 'zod/mini'
import type { Database, Transaction } from './database.ts'
import { appSettings } from './schema-upkeep.ts'

/**
 * What people set for everybody under a name, or null before they did.
 * @throws when a value is there and cannot be read: it must not count as missing, for a limit would vanish
 */
export async function readSetting<T>(
  db: Database | Transaction,
  name: string,
  schema: z.ZodMiniType<T>,
): Promise<T | null> {
  const [row] = await db.select().from(appSettings).where(eq(appSettings.name, name))
  return row ? schema.parse(row.value) : null
}

/** Keeps what somebody set under a name. @returns whether that is another value than before */
export async function saveSetting(db: Database | Transaction, name: string, value: unknown): Promise<boolean> {
  const set = { value, updatedAt: sql`now()` }
  const changed = await db
    .insert(appSettings)
    .values({ name, ...set })
    .onConflictDoUpdate({
      target: appSettings.name,
      set,
      setWhere: sql`${appSettings.value} is distinct from excluded.value`,
    })
    .returning({ name: appSettings.name })
  return changed.length > 0
}
