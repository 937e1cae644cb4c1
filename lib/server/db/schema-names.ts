import { sql } from 'drizzle-orm'
import { jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { moment } from './moment.ts'

/** What people gave a name to, for everybody. Ids are minted in the browser, but those of tags. */

/** Recipes or parts of recipes that somebody gave a name, for everybody. The id is minted in the browser. */
export const presets = pgTable('presets', {
  id: uuid().primaryKey(),
  name: text().notNull(),
  /** A `PresetValue`, with its version; read through its schema. */
  value: jsonb().notNull(),
  createdAt: moment().notNull().default(sql`now()`),
})

/** What generations are made for. A generation is in one at most. */
export const projects = pgTable(
  'projects',
  { id: uuid().primaryKey(), name: text().notNull(), createdAt: moment().notNull().default(sql`now()`) },
  (t) => [uniqueIndex('projects_name').on(sql`lower(${t.name})`)],
)

/** Words that generations are found by. */
export const tags = pgTable('tags', {
  id: uuid().primaryKey().defaultRandom(),
  /** As it was first written. */
  name: text().notNull(),
  /** `tagKey` of the name (lib/domain/marks/mark-name.ts): one tag for all ways to write it. */
  key: text().notNull().unique(),
})

/** Walls that somebody narrowed and gave a name, for everybody. */
export const savedViews = pgTable('saved_views', {
  id: uuid().primaryKey(),
  name: text().notNull(),
  /** As the address tells it (lib/domain/wall/wall-filter.ts). */
  filter: text().notNull(),
  createdAt: moment().notNull().default(sql`now()`),
})
