import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Failure } from '#lib/domain/generation/generation'
import type { State } from '#lib/domain/generation/states'
import type { Rectangle } from '#lib/domain/images/rectangle'
import type { Rating } from '#lib/domain/marks/marks'
import type { AspectRatio, Mode, Role } from '#lib/domain/recipe/recipe'
import type { Shape } from '#lib/domain/recipe/shape'
import { LOCAL_OWNER_ID } from '#lib/domain/team/roles'
import { moment } from './moment.ts'
import { projects, tags } from './schema-names.ts'
import { users } from './schema-team.ts'

/** A still in our library: normalised bytes, addressed by their SHA-256. */
export const images = pgTable(
  'images',
  {
    sha256: text().primaryKey(),
    ext: text().$type<'jpg' | 'png'>().notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    bytes: integer().notNull(),
    createdAt: moment().notNull().default(sql`now()`),
    /** When it last came in or was submitted with a recipe: the order of the tray of recent images. */
    lastUsedAt: moment().notNull().default(sql`now()`),
    /** The image that this one was cut out of, never itself a crop. As long as a crop names it, it cannot be deleted. */
    cropOf: text().references((): AnyPgColumn => images.sha256),
    /** Which part of it, in its pixels; there with `crop_of` and only then. */
    crop: jsonb().$type<Rectangle>(),
  },
  (t) => [
    index('images_recent').on(t.lastUsedAt.desc().nullsFirst(), t.sha256.desc().nullsFirst()),
    index('images_crop_of').on(t.cropOf).where(sql`crop_of is not null`),
    check('images_crop_whole', sql`(crop_of is null) = (crop is null) and crop_of is distinct from sha256`),
  ],
)

/** An MP4 in our storage and the facts read from the file itself. */
export const clips = pgTable(
  'clips',
  {
    sha256: text().primaryKey(),
    bytes: bigint({ mode: 'number' }).notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    durationMs: integer().notNull(),
    hasAudio: boolean().notNull(),
    posterSha256: text(),
    /** The same for a screen on which the card is small. */
    smallPosterSha256: text(),
    /** The clip in small, for looking through it without playing it: lib/domain/clip/sprite.ts. */
    spriteSha256: text(),
    /** How often making the three was begun; it is given up after a few, and the clip plays without. -1 while whoever tried has no decoder for it. */
    deriveTries: smallint().notNull().default(0),
    createdAt: moment().notNull().default(sql`now()`),
  },
  (t) => [
    index('clips_poster').on(t.posterSha256),
    index('clips_small_poster').on(t.smallPosterSha256),
    index('clips_sprite').on(t.spriteSha256),
    // What the sweep looks for every few seconds.
    index('clips_underived')
      .on(t.createdAt)
      .where(sql`(poster_sha256 is null or small_poster_sha256 is null or sprite_sha256 is null) and derive_tries < 3`),
  ],
)

/** The columns of what is made of a clip, each the name of a JPEG in our storage. */
export const DERIVED_COLUMNS = [
  'posterSha256',
  'smallPosterSha256',
  'spriteSha256',
] as const satisfies (keyof typeof clips.$inferSelect)[]

/** One request for one clip, and all that becomes of it: the central row. Its trigger keeps `rev`, `state_since` and the legal steps. */
export const generations = pgTable(
  'generations',
  {
    id: uuid().primaryKey().defaultRandom(),
    /** Minted in the browser per click: a repeated click or a replayed action finds the row that the first one made. */
    clickKey: uuid().notNull().unique(),
    /** Who submitted it. What there was before there were people is the local owner's. */
    createdBy: uuid()
      .notNull()
      .default(LOCAL_OWNER_ID)
      .references(() => users.id),
    takeOf: uuid(),
    /** The first take of its shot; a generation that is no take of another begins one. Written by a trigger alone, whatever is inserted. */
    shotId: uuid().notNull().default(sql`gen_random_uuid()`),
    /** Dollars that one attempt was expected to cost when it was submitted, as a decimal text; null where no price was known. */
    estimateUsd: text(),
    createdAt: moment().notNull().default(sql`now()`),

    prompt: text().notNull(),
    negativePrompt: text().notNull(),
    mode: text().$type<Mode>().notNull(),
    duration: smallint().notNull(),
    aspectRatio: text().$type<AspectRatio>().notNull(),
    audio: boolean().notNull(),
    watermark: boolean().notNull(),
    /** What its roles make of it. Written by a trigger as its images are put in, so that a wall can be narrowed to it. */
    shape: text().$type<Shape>().notNull().default('text'),

    state: text().$type<State>().notNull().default('queued'),
    stateSince: moment().notNull().default(sql`now()`),
    /** Transaction id of the last change: the order of the change feed. Written by the trigger alone. */
    rev: bigint({ mode: 'number' }).notNull().default(0),

    /** The fence: a step may write only while its token stands here. */
    leaseToken: uuid(),
    leaseUntil: moment(),
    /** When the next step is due; null once settled. */
    dueAt: moment().default(sql`now()`),
    /** Steps that failed in a row without moving on: what the back-off counts. */
    failures: integer().notNull().default(0),
    /**
     * Answers in this state that denied what is owed (no such task, no result, no clip). Enough of them end a generation;
     * an outage, however long, adds none.
     */
    strikes: smallint().notNull().default(0),
    polls: integer().notNull().default(0),

    /** While unconfirmed: the task that a person named, to be asked for and not yet believed. */
    providerTaskId: text(),
    acceptedAt: moment(),
    progress: smallint(),
    resultUrl: text(),
    resultExpiresAt: moment(),
    failure: jsonb().$type<Failure>(),
    clipSha256: text().references(() => clips.sha256),

    /** What people make of it, for everybody; its tags are in `generation_tags`. */
    rating: smallint().$type<Rating>(),
    /** True for a pick, false for a reject. */
    pick: boolean(),
    projectId: uuid().references(() => projects.id, { onDelete: 'set null' }),
    /** When somebody deleted it: it is shown nowhere, and can be restored until its files are removed. */
    deletedAt: moment(),
    restoredAt: moment(),
    /** When its clip was let go of for good. The row stays, for what it cost. */
    purgedAt: moment(),
  },
  (t) => [
    // Nulls first, as `order by … desc` has it: with nulls last the planner would sort the whole table for every page.
    // In the database it includes what a wall can be narrowed to (migration 0014), which drizzle cannot say.
    index('generations_newest')
      .on(t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`deleted_at is null`),
    index('generations_rated')
      .on(t.rating, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`rating is not null and deleted_at is null`),
    index('generations_picked')
      .on(t.pick, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`pick is not null and deleted_at is null`),
    index('generations_project')
      .on(t.projectId, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`project_id is not null`),
    index('generations_deleted').on(t.deletedAt).where(sql`deleted_at is not null and purged_at is null`),
    index('generations_creator').on(t.createdBy, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('generations_shot').on(t.shotId, t.createdAt, t.id),
    index('generations_rev').on(t.rev),
    index('generations_due').on(t.dueAt).where(sql`due_at is not null`),
    index('generations_clip').on(t.clipSha256),
    foreignKey({ columns: [t.takeOf], foreignColumns: [t.id] }),
    check('ready_has_clip', sql`state <> 'ready' or clip_sha256 is not null or purged_at is not null`),
    check('rating_has_stars', sql`rating between 1 and 5`),
    // What is under way is paid, or about to be: nobody takes it out of sight.
    check('deleted_is_settled', sql`deleted_at is null or due_at is null`),
    check('purged_is_deleted', sql`purged_at is null or deleted_at is not null`),
    check('failed_has_failure', sql`state <> 'failed' or failure is not null`),
    // A row without a due time would never be looked at again.
    check('unsettled_is_due', sql`due_at is not null or state in ('ready', 'failed', 'cancelled')`),
  ],
)

/** The images of a recipe with their roles, in the order in which they are sent. */
export const generationImages = pgTable(
  'generation_images',
  {
    generationId: uuid()
      .notNull()
      .references(() => generations.id, { onDelete: 'cascade' }),
    position: smallint().notNull(),
    role: text().$type<Role>().notNull(),
    sha256: text()
      .notNull()
      .references(() => images.sha256),
    /**
     * How alike the clip's first or last frame came out to this still, 0 to 1 (lib/domain/clip/fidelity.ts); null until that was looked at, and for
     * references.
     */
    likeness: real(),
  },
  (t) => [
    primaryKey({ columns: [t.generationId, t.position] }),
    index('generation_images_image').on(t.sha256),
    index('generation_images_uncompared').on(t.generationId).where(sql`role <> 'reference' and likeness is null`),
  ],
)

/** The tags of a generation, and the generations of a tag. */
export const generationTags = pgTable(
  'generation_tags',
  {
    tagId: uuid()
      .notNull()
      .references(() => tags.id, { onDelete: 'cascade' }),
    generationId: uuid()
      .notNull()
      .references(() => generations.id, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.tagId, t.generationId] }), index('generation_tags_of').on(t.generationId)],
)

/**
 * Where an attempt stands. `sending` is committed before the first byte leaves, so whoever finds it without an answer
 * knows that the provider may have taken it.
 */
export type AttemptPhase = 'prepared' | 'sending' | 'accepted' | 'refused' | 'unknown'

/** One try at having a generation accepted. Facts of the wire land here whoever learns them; decisions are fenced on the generation. */
export const attempts = pgTable(
  'attempts',
  {
    id: uuid().primaryKey().defaultRandom(),
    generationId: uuid()
      .notNull()
      .references(() => generations.id, { onDelete: 'cascade' }),
    number: smallint().notNull(),
    clientBusinessId: text().notNull().unique(),
    /** The HTTP request that made it, as the log calls it. */
    requestId: text(),
    phase: text().$type<AttemptPhase>().notNull().default('prepared'),
    /** The provider that the person submitted to, and then the one that it was sent to. */
    baseUrl: text(),
    /** Whether that is our own sandbox, where nothing is charged; null where it was made before that was written down, and its address tells. */
    sandbox: boolean(),
    /** The print of the key that it was sent with (`printOfKey`); null where it was sent before that was written down. */
    keyPrint: text(),
    /** The exact bytes of the request, frozen when `sending` was written. */
    body: text(),
    bodySha256: text(),
    sentAt: moment(),
    answeredAt: moment(),
    /** What came back, in a few words for people: `accepted`, `429 rate_limit_exceeded`, `no answer: timeout`. */
    outcome: text(),
    providerTaskId: text(),
    lookups: integer().notNull().default(0),
    /** Whether the request named `clientBusinessId`; without it the provider cannot be asked for the attempt. */
    idSent: boolean().notNull().default(true),
    /** Whether its look-up waits until the provider that it was sent to is in use again. */
    awaitsProvider: boolean().notNull().default(false),
    /** When an attempt that was given up for a newer one, or cancelled by a restore, is next asked for; null while it is the generation's own, or settled. */
    lookupAt: moment(),
    billing: jsonb().$type<{ status: string | null; credits: string | null; costUsd: string | null }>(),
    /** When the provider is next asked what a settled task cost; null when it has said so, or was asked often enough. */
    billingAt: moment(),
    billingAsks: smallint().notNull().default(0),
    createdAt: moment().notNull().default(sql`now()`),
  },
  (t) => [
    unique('attempts_number').on(t.generationId, t.number),
    uniqueIndex('attempts_task').on(t.providerTaskId),
    index('attempts_lookup').on(t.lookupAt).where(sql`lookup_at is not null`),
    index('attempts_billing').on(t.billingAt).where(sql`billing_at is not null`),
    // The order of the ledger, which reads it backwards.
    index('attempts_ledger').on(sql`coalesce(${t.sentAt}, ${t.createdAt})`, t.id),
  ],
)

/** Every state that a generation went through, written by the trigger alone: its story, and the judge of illegal steps. */
export const generationHistory = pgTable(
  'generation_history',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    generationId: uuid()
      .notNull()
      .references(() => generations.id, { onDelete: 'cascade' }),
    at: moment().notNull(),
    state: text().$type<State>().notNull(),
  },
  (t) => [index('generation_history_of').on(t.generationId, t.id)],
)
