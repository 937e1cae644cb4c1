import { sql } from 'drizzle-orm'
import { pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { TeamRole } from '#lib/domain/team/roles'
import { moment } from './moment.ts'

/** The people of the team. The local owner is one of them from the first migration on. */
export const users = pgTable('users', {
  id: uuid().primaryKey().defaultRandom(),
  name: text().notNull(),
  role: text().$type<TeamRole>().notNull(),
  createdAt: moment().notNull().default(sql`now()`),
})
