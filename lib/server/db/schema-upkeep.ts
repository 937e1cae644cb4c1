import { sql } from 'drizzle-orm'
import { bigint, check, date, integer, jsonb, pgTable, smallint, text } from 'drizzle-orm/pg-core'
import { moment } from './moment.ts'

/** What the last look through the media store found: files that no row names, and rows whose file is gone. */
export const mediaFindings = pgTable('media_findings', {
  name: text().primaryKey(),
  kind: text().$type<'orphan' | 'missing'>().notNull(),
  bytes: bigint({ mode: 'number' }),
  foundAt: moment().notNull().default(sql`now()`),
  seenAt: moment().notNull().default(sql`now()`),
  /** How often mending it was tried. */
  tries: smallint().notNull().default(0),
})

/** Work that one worker does for all now and then, with the time when it is next due. */
export const chores = pgTable('chores', {
  name: text().primaryKey(),
  dueAt: moment().notNull().default(sql`now()`),
  /** When it was last begun, and when it was last done to its end. */
  beganAt: moment(),
  endedAt: moment(),
})

/** What people set for everybody on the settings page, each a value with a schema of its own. */
export const appSettings = pgTable('app_settings', {
  name: text().primaryKey(),
  value: jsonb().notNull(),
  updatedAt: moment().notNull().default(sql`now()`),
})

/** What a provider last said of its prices, as `PriceRule[]` of lib/domain/price. */
export const providerPrices = pgTable('provider_prices', {
  baseUrl: text().primaryKey(),
  rules: jsonb().notNull(),
  knownAt: moment().notNull().default(sql`now()`),
})

/** What each process counts, in prom-client's JSON, so that one `/api/metrics` answers for all. */
export const processMetrics = pgTable('process_metrics', {
  process: text().primaryKey(),
  at: moment().notNull().default(sql`now()`),
  metrics: jsonb().notNull(),
})

/** How many generations each day has, in the time zone of `wall_zone`. Kept by a trigger as they come and go, so that nobody counts the wall. */
export const wallDays = pgTable('wall_days', {
  day: date({ mode: 'string' }).primaryKey(),
  clips: integer().notNull(),
})

/** In whose days the wall is counted: an IANA name. */
export const wallZone = pgTable(
  'wall_zone',
  { id: smallint().primaryKey().default(1), timeZone: text().notNull().default('UTC') },
  () => [check('one_zone', sql`id = 1`)],
)
