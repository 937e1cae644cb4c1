import { sql } from 'drizzle-orm'
import { integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { TeamRole } from '#lib/domain/team/roles'
import { moment } from './moment.ts'
import { users } from './schema-team.ts'

/** Links with which somebody can join the team, once. Whoever took one, or whose link was taken back, has no row here any more. */
export const invitations = pgTable('invitations', {
  id: uuid().primaryKey().defaultRandom(),
  /** SHA-256 of the token, as hex. */
  hash: text().notNull().unique(),
  role: text().$type<TeamRole>().notNull(),
  /** For whom it is, as whoever made it wrote it down. */
  label: text().notNull(),
  createdBy: uuid()
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' }),
  expiresAt: moment().notNull(),
  createdAt: moment().notNull().default(sql`now()`),
})

/** What one person may spend and submit in a day, where that is not what everybody may. Null is no limit. */
export const personLimits = pgTable('person_limits', {
  userId: uuid()
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  /** A decimal, in the unit of the limits for everybody. */
  amount: text(),
  clips: integer(),
})
