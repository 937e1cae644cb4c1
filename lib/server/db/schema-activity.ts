import { sql } from 'drizzle-orm'
import { bigint, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { LimitChange } from '#lib/domain/money/limit-changes'
import type { ActivityKind } from '#lib/domain/team/activity'
import { moment } from './moment.ts'
import { users } from './schema-team.ts'

/** Who did what, in the order in which it was done. Nothing here is ever changed, and nothing of it is a secret. */
export const activity = pgTable(
  'activity',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: moment().notNull().default(sql`now()`),
    kind: text().$type<ActivityKind>().notNull(),
    /** Null for somebody who was not signed in. */
    actorId: uuid().references(() => users.id, { onDelete: 'set null' }),
    /** Their name as it was then. */
    actorName: text(),
    /** The generations that it is of. */
    generations: uuid().array().notNull().default(sql`'{}'`),
    /** Whom or what else it is about: a name. */
    about: text(),
    /** Which limits became what. */
    limits: jsonb().$type<LimitChange[]>().notNull().default([]),
  },
  (t) => [
    index('activity_actor').on(t.actorId, t.id),
    index('activity_kind').on(t.kind, t.id),
    index('activity_day').on(t.at, t.id),
  ],
)
