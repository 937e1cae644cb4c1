import * as z from 'zod/mini'

/** What of people's doings is written down, for owners. Each has a sentence in messages (`activity.kind`). */
export const ACTIVITY_KINDS = [
  'submitted',
  'sent_again',
  'cancelled',
  'deleted',
  'restored',
  'shared',
  'share_revoked',
  'comment_deleted',
  'limits_changed',
  'prices_changed',
  'defaults_changed',
  'key_set',
  'key_removed',
  'media_checked',
  'invited',
  'invitation_revoked',
  'joined',
  'role_changed',
  'person_disabled',
  'person_enabled',
  'signed_in',
  'sign_in_failed',
  'signed_out',
  'password_changed',
] as const
export type ActivityKind = (typeof ACTIVITY_KINDS)[number]

/** One line. Times are Unix milliseconds. */
const activityEntrySchema = z.object({
  id: z.number(),
  at: z.number(),
  kind: z.enum(ACTIVITY_KINDS),
  /** Their name as it was then; null for somebody who was not signed in. */
  actor: z.nullable(z.string()),
  /** How many generations it is of. */
  count: z.number(),
  /** The first of them, while it is there, and how its prompt begins. */
  generation: z.nullable(z.object({ id: z.string(), prompt: z.string() })),
  /** Whom or what else it is about: a name. Never a secret. */
  about: z.nullable(z.string()),
  /** Dollars, as a decimal text, where it led to a cost and the provider has said all of it. */
  usd: z.nullable(z.string()),
})
export type ActivityEntry = z.infer<typeof activityEntrySchema>

/** `GET /api/activity`: newest first; `nextCursor` is opaque and null on the last page. */
export const activityPageSchema = z.object({
  entries: z.array(activityEntrySchema),
  nextCursor: z.nullable(z.string()),
})
export type ActivityPage = z.infer<typeof activityPageSchema>

/** What the list is narrowed to. */
export type ActivityFilter = { kind: ActivityKind | null; actor: string | null }

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What an address asks for; anything that makes no sense is as if it were not there. */
export function parseActivityFilter(query: URLSearchParams): ActivityFilter {
  const kind = query.get('kind')
  const actor = query.get('by')
  return {
    kind: ACTIVITY_KINDS.find((one) => one === kind) ?? null,
    actor: actor !== null && UUID.test(actor) ? actor : null,
  }
}
