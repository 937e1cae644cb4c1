import { randomUUID } from 'node:crypto'
import { DEFAULT_RECIPE } from '#lib/domain/recipe/recipe'
import { openDatabase } from '#lib/server/db/database'
import type { generations } from '#lib/server/db/schema'
import { watchConnections } from '#lib/server/db/testing/connection-watch'
import { createTestDatabase } from '#lib/server/db/testing/test-database'

/** A database of a test's own, for what needs no provider. */
export async function openPlainDatabase() {
  const database = await createTestDatabase()
  const connections = watchConnections()
  const { db, close } = openDatabase(database.url, 4, connections.onError)
  return {
    db,
    close: async () => {
      connections.expectEnd()
      await close()
      await database.drop()
    },
  }
}

/** A generation as a submission writes it. */
export function plainRow(values: Partial<typeof generations.$inferInsert> = {}): typeof generations.$inferInsert {
  const { images: _, ...settings } = DEFAULT_RECIPE
  return { ...settings, prompt: 'a fox', clickKey: randomUUID(), ...values }
}
