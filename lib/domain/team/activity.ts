import type { LimitChange } from '#lib/domain/money/limit-changes'
import { isRealDay } from '#lib/domain/wall/real-day'

/** What of people's doings is written down, for owners. Each has a sentence in messages (`activity.kind`). */
export const ACTIVITY_KINDS = [
  'submitted',
  'sent_again',
  'cancelled',
  'deleted',
  'restored',
  'shared',
  'share_revoked',
  'project_deleted',
  'comment_deleted',
  'verdict_taken_back',
  'limits_changed',
  'person_limits_changed',
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
  'sign_in_without_seat',
  'signed_out',
  'password_link_made',
  'password_changed',
] as const
export type ActivityKind = (typeof ACTIVITY_KINDS)[number]

/** One line. Times are Unix milliseconds. */
export type ActivityEntry = {
  id: number
  at: number
  kind: ActivityKind
  /** Their name as it was then; null for somebody who was not signed in. */
  actor: string | null
  /** How many generations it is of. */
  count: number
  /** The first of them, while it is there, and how its prompt begins. */
  generation: { id: string; prompt: string } | null
  /** Whom or what else it is about: a name. Never a secret. */
  about: string | null
  /** Which limits became what. */
  limits: LimitChange[]
  /** Dollars, as a decimal text, where it led to a cost and the provider has said all of it. */
  usd: string | null
}

/** Newest first; `nextCursor` is opaque and null on the last page. */
export type ActivityPage = { entries: ActivityEntry[]; nextCursor: string | null }

/** What the list is narrowed to. */
export type ActivityFilter = {
  kind: ActivityKind | null
  actor: string | null
  /** A day of the server's time zone, as `2026-11-24`. */
  day: string | null
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What an address asks for; anything that makes no sense is as if it were not there. */
export function parseActivityFilter(query: URLSearchParams): ActivityFilter {
  const kind = query.get('kind')
  const actor = query.get('by')
  const day = query.get('day')
  return {
    kind: ACTIVITY_KINDS.find((one) => one === kind) ?? null,
    actor: actor !== null && UUID.test(actor) ? actor : null,
    day: day !== null && isRealDay(day) ? day : null,
  }
}

/** The same as an address tells it. @param cursor where to go on */
export function activityQuery({ kind, actor, day }: ActivityFilter, cursor?: string): string {
  const parts = { by: actor, kind, day, cursor: cursor ?? null }
  return new URLSearchParams(
    Object.entries(parts).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  ).toString()
}
