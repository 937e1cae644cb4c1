import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { databaseNamed, runOn, TEMPLATE } from './database-server.ts'

/**
 * An empty, migrated database of a test's own.
 * @returns its connection string, and `drop`, which also cuts connections that the test left open
 */
export async function createTestDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const server = inject('databaseServer')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await runOn(server, `create database ${name} template ${TEMPLATE}`)
  return { url: databaseNamed(server, name), drop: () => runOn(server, `drop database ${name} with (force)`) }
}
