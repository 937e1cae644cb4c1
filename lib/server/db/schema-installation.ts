import { sql } from 'drizzle-orm'
import { pgTable, text } from 'drizzle-orm/pg-core'
import { moment } from './moment.ts'

/** What the processes of an installation hold each other to, and nobody sets by hand. */
export const installationFacts = pgTable('installation_facts', {
  name: text().primaryKey(),
  value: text().notNull(),
  updatedAt: moment().notNull().default(sql`now()`),
})
