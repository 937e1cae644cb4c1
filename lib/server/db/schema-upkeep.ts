import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
} from 'drizzle-orm/pg-core'
import type { PauseReason } from '#lib/domain/recipe/problems'
import { moment } from './moment.ts'
import { images } from './schema.ts'

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

/**
 * Work that one worker does for all now and then, with the time when it is next due. The one named `store` is none: while it is there, and not
 * due, the media store takes no files (store-hold.ts).
 */
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

/** What a provider last said of its prices, as `PriceRule[]` of lib/domain/money/price. */
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

/** What the provider last said of the balance, asked by one worker for all viewers. Amounts are decimal strings; null is not zero. */
export const accountBalance = pgTable(
  'account_balance',
  {
    id: smallint().primaryKey().default(1),
    credits: text(),
    creditsPerUsd: text(),
    unlimited: boolean().notNull().default(false),
    /** When the provider last said so. */
    knownAt: moment().notNull(),
  },
  () => [check('one_balance', sql`id = 1`)],
)

/** One budget for all workers: tokens come back with time, by the database's clock. */
export const callBudgets = pgTable('call_budgets', {
  name: text().$type<'submit' | 'query'>().primaryKey(),
  tokens: doublePrecision().notNull(),
  refilledAt: moment().notNull().default(sql`now()`),
})

/**
 * Files that a deleted generation named and no row does any more, until they are removed from the store. Written in the transaction in which
 * the last row lets go of them, so that a death in between leaves work and no litter.
 */
export const unwantedMedia = pgTable('unwanted_media', {
  name: text().primaryKey(),
  since: moment().notNull().default(sql`now()`),
})

/** The one gate before the paid call, for all workers: shut for a reason that concerns everybody, or until a moment that the provider named. */
export const submitGate = pgTable(
  'submit_gate',
  {
    id: smallint().primaryKey().default(1),
    pause: text().$type<PauseReason>(),
    pausedAt: moment(),
    /** The provider's own words for the refusal, for people. */
    pauseMessage: text(),
    /** When key and balance were last tried while paused, and still refused. */
    checkedAt: moment(),
    /** When the key and the balance are next tried while paused. */
    checkAt: moment(),
    notBefore: moment(),
  },
  () => [check('one_gate', sql`id = 1`)],
)

/** Events that the provider delivered, by their id: the same one again does nothing. Kept for longer than it repeats itself. */
export const webhookEvents = pgTable(
  'webhook_events',
  {
    id: text().primaryKey(),
    type: text().notNull(),
    taskId: text(),
    clientBusinessId: text(),
    /** When the provider says that the task was submitted. */
    submittedAt: moment(),
    receivedAt: moment().notNull().default(sql`now()`),
    /** When it was matched to an attempt; null while its task is nobody's. */
    matchedAt: moment(),
    /** How often its task was asked for to find out whose it is. */
    tries: smallint().notNull().default(0),
  },
  (t) => [
    index('webhook_events_task').on(t.taskId),
    index('webhook_events_received').on(t.receivedAt),
    index('webhook_events_unmatched').on(t.receivedAt).where(sql`matched_at is null`),
  ],
)

/** The public URL under which the provider keeps an image of ours, with its time: its lifetime is not documented. */
export const providerUploads = pgTable(
  'provider_uploads',
  {
    sha256: text()
      .notNull()
      .references(() => images.sha256, { onDelete: 'cascade' }),
    baseUrl: text().notNull(),
    url: text().notNull(),
    uploadedAt: moment().notNull().default(sql`now()`),
  },
  (t) => [primaryKey({ columns: [t.sha256, t.baseUrl] })],
)
