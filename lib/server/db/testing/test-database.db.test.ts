import pg from 'pg'
import { expect, it } from 'vitest'
import { createTestDatabase } from './test-database.ts'

const tables = async (url: string) => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query("select tablename from pg_tables where schemaname = 'public' order by 1")
  await client.end()
  return rows.map((row) => row.tablename)
}

it('gives each test a migrated database of its own', async () => {
  const [one, two] = await Promise.all([createTestDatabase(), createTestDatabase()])
  expect(one.url).not.toBe(two.url)
  expect(await tables(one.url)).toContain('generations')
  await one.drop()
  await expect(tables(one.url)).rejects.toThrow('does not exist')
  await two.drop()
})
