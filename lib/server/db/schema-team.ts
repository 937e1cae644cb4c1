import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { TeamRole } from '#lib/domain/team/roles'
import { moment } from './moment.ts'

const made = () => moment().notNull().default(sql`now()`)
const theirs = () =>
  uuid()
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' })

/** The people of the team. The local owner is one of them from the first migration on. */
export const users = pgTable(
  'users',
  {
    id: uuid().primaryKey().defaultRandom(),
    name: text().notNull(),
    role: text().$type<TeamRole>().notNull(),
    /** What they sign in with, in small letters; null for somebody who has not taken a seat yet. */
    username: text().unique(),
    /** The other name that they can sign in with, in small letters. */
    email: text().unique(),
    /** Since when nobody signs in as this one. Their clips stay, with their name. */
    disabledAt: moment(),
    lastSeenAt: moment(),
    createdAt: made(),
  },
  ({ username, email }) => [
    check('users_username_small', sql`${username} = lower(${username})`),
    check('users_email_small', sql`${email} = lower(${email})`),
  ],
)

/** Who is signed in where. The columns are better-auth's; a cookie carries the token and its signature, which a copy of this table cannot make. */
export const sessions = pgTable(
  'sessions',
  {
    id: uuid().primaryKey().defaultRandom(),
    userId: theirs(),
    token: text().notNull().unique(),
    expiresAt: moment().notNull(),
    ipAddress: text(),
    userAgent: text(),
    createdAt: made(),
    /** When it was last used, to some minutes. */
    updatedAt: made(),
  },
  ({ userId }) => [index('sessions_user').on(userId)],
)

/** Passwords (scrypt), as better-auth keeps them: `provider_id` is "credential", `account_id` the person's own id. */
export const accounts = pgTable(
  'accounts',
  {
    id: uuid().primaryKey().defaultRandom(),
    userId: theirs(),
    accountId: text().notNull(),
    providerId: text().notNull(),
    password: text(),
    createdAt: made(),
    updatedAt: made(),
  },
  ({ userId }) => [index('accounts_user').on(userId)],
)

/** Codes that work once: for the first owner, and for a password that was lost. */
export const oneTimeCodes = pgTable('one_time_codes', {
  /** SHA-256 of the code, as hex. */
  hash: text().primaryKey(),
  purpose: text().$type<'first_owner' | 'password'>().notNull(),
  /** Whose password it sets. */
  userId: uuid().references(() => users.id, { onDelete: 'cascade' }),
  expiresAt: moment().notNull(),
})

/** Tries to sign in, by whom they count against; shared by all web processes. */
export const signInTries = pgTable('sign_in_tries', {
  /** `account:…`, `device:…` or `net:…`. */
  key: text().primaryKey(),
  tries: integer().notNull(),
  /** When the first of them was. */
  since: made(),
})
