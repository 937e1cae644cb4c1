import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { moment } from './moment.ts'
import { generations } from './schema.ts'
import { projects } from './schema-names.ts'
import { users } from './schema-team.ts'

/** Links for people without an account. A project's shows what is in it at the time; any other one the generations that are named in `share_clips`. */
export const shares = pgTable(
  'shares',
  {
    id: uuid().primaryKey().defaultRandom(),
    /** SHA-256 of the token in the address, which is written down nowhere: who reads this table cannot open a link. */
    tokenHash: text().notNull().unique(),
    /** Of the whole project, and gone with it. */
    projectId: uuid().references(() => projects.id, { onDelete: 'cascade' }),
    /** What visitors read above it; may be empty. */
    title: text().notNull(),
    createdBy: uuid()
      .notNull()
      .references(() => users.id),
    createdAt: moment().notNull().default(sql`now()`),
    expiresAt: moment().notNull(),
    /** As lib/server/share/share-password.ts writes it; null where none is asked. */
    passwordHash: text(),
    showsRecipe: boolean().notNull(),
    allowsComments: boolean().notNull(),
    allowsDownload: boolean().notNull(),
    revokedAt: moment(),
    /** How often the page was opened, past its password. */
    opens: integer().notNull().default(0),
    lastOpenedAt: moment(),
    /** Verdicts that came by it in an hour, which begins with the first of them: given, changed and taken back. */
    verdicts: integer().notNull().default(0),
    verdictsSince: moment(),
  },
  (t) => [
    index('shares_newest').on(t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('shares_project').on(t.projectId),
  ],
)

/** What a link shows, in the order in which it was chosen. */
export const shareClips = pgTable(
  'share_clips',
  {
    shareId: uuid()
      .notNull()
      .references(() => shares.id, { onDelete: 'cascade' }),
    position: smallint().notNull(),
    generationId: uuid()
      .notNull()
      .references(() => generations.id, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.shareId, t.position] }), index('share_clips_of').on(t.generationId, t.shareId)],
)

/** Passwords that were tried at a link, by whom, in a window that begins with the first of them. */
export const shareTries = pgTable(
  'share_tries',
  {
    shareId: uuid()
      .notNull()
      .references(() => shares.id, { onDelete: 'cascade' }),
    /** The network that they came from; empty for all together. */
    network: text().notNull(),
    tries: integer().notNull(),
    since: moment().notNull().default(sql`now()`),
  },
  (t) => [primaryKey({ columns: [t.shareId, t.network] }), check('share_tries_some', sql`tries > 0`)],
)
