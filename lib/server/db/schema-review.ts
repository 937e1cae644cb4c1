import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, real, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { Verdict } from '#lib/domain/review/review'
import { moment } from './moment.ts'
import { generations } from './schema.ts'
import { shares } from './schema-share.ts'
import { users } from './schema-team.ts'

/** Who says something on a shared link: no account, only a name. The id is minted in their browser and known to nobody else, so it proves who they are. */
export const reviewGuests = pgTable(
  'review_guests',
  {
    id: uuid().primaryKey(),
    /** The shared link that they came by; null once that is gone for good, and what they said stays. */
    shareId: uuid().references(() => shares.id, { onDelete: 'set null' }),
    name: text().notNull(),
    createdAt: moment().notNull().default(sql`now()`),
  },
  (t) => [index('review_guests_share').on(t.shareId)],
)

/** What was said of a clip. By a member of the team or by a guest, never both. */
export const reviewComments = pgTable(
  'review_comments',
  {
    /** Minted in the browser, so that a press that is repeated makes one. */
    id: uuid().primaryKey(),
    generationId: uuid()
      .notNull()
      .references(() => generations.id, { onDelete: 'cascade' }),
    byUser: uuid().references(() => users.id),
    byGuest: uuid().references(() => reviewGuests.id),
    /** Number of a picture of the clip, from 0; null for the whole clip, and for answers. */
    frame: integer(),
    /** Where on it, as shares of its width and height. */
    spotX: real(),
    spotY: real(),
    text: text().notNull(),
    replyTo: uuid(),
    /** Of the clock and not of the transaction: what is new is told by it. */
    createdAt: moment().notNull().default(sql`clock_timestamp()`),
    resolvedAt: moment(),
    resolvedBy: uuid().references(() => users.id),
    deletedAt: moment(),
  },
  (t) => [
    index('review_comments_of').on(t.generationId),
    index('review_comments_newest').on(t.createdAt.desc()),
    check('comment_by_one', sql`(by_user is null) <> (by_guest is null)`),
    check('comment_spot_whole', sql`(spot_x is null) = (spot_y is null) and (spot_x is null or frame is not null)`),
    check('comment_spot_within', sql`spot_x between 0 and 1 and spot_y between 0 and 1`),
    check('comment_resolved_by', sql`(resolved_at is null) = (resolved_by is null)`),
  ],
)

/** What each person makes of a clip: one word of each, the last one. Null when they took it back. */
export const reviewVerdicts = pgTable(
  'review_verdicts',
  {
    id: uuid().primaryKey().defaultRandom(),
    generationId: uuid()
      .notNull()
      .references(() => generations.id, { onDelete: 'cascade' }),
    byUser: uuid().references(() => users.id),
    byGuest: uuid().references(() => reviewGuests.id),
    verdict: text().$type<Verdict>(),
    at: moment().notNull().default(sql`clock_timestamp()`),
  },
  (t) => [
    unique('review_verdicts_one').on(t.generationId, t.byUser, t.byGuest).nullsNotDistinct(),
    index('review_verdicts_newest').on(t.at.desc()),
    check('verdict_by_one', sql`(by_user is null) <> (by_guest is null)`),
    check('verdict_known', sql`verdict in ('approved', 'changes_requested')`),
  ],
)

/** The sum of what was said of a clip, for its card and for narrowing the wall. Written by a trigger alone; no row where nothing was ever said. */
export const reviews = pgTable('reviews', {
  generationId: uuid()
    .primaryKey()
    .references(() => generations.id, { onDelete: 'cascade' }),
  open: integer().notNull().default(0),
  verdict: text().$type<Verdict>(),
  lastAt: moment().notNull().default(sql`clock_timestamp()`),
  version: integer().notNull().default(0),
})

/** Up to when somebody has seen what the others said. */
export const reviewVisits = pgTable('review_visits', {
  userId: uuid()
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  seenAt: moment().notNull(),
})
