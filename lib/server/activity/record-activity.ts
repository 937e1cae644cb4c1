import { eq, sql } from 'drizzle-orm'
import type { LimitChange } from '#lib/domain/money/limit-changes'
import type { ActivityKind } from '#lib/domain/team/activity'
import type { Database, Transaction } from '#lib/server/db/database'
import { activity } from '#lib/server/db/schema-activity'
import { users } from '#lib/server/db/schema-team'

/** Code points of a name that a line has room for. */
const ABOUT_MAX = 120

export type Deed = {
  kind: ActivityKind
  /** Who did it: the id of a row in `users`; null for somebody who is not signed in. */
  actor: string | null
  /** The generations that it is of. */
  generations?: readonly string[]
  /** Whom or what else it is about, never a secret. */
  about?: string | undefined
  /** Which limits became what. */
  limits?: LimitChange[]
}

/** Writes down what somebody did: in the transaction of the deed, where it has one. */
export async function recordActivity(
  db: Database | Transaction,
  { kind, actor, generations = [], about, limits = [] }: Deed,
): Promise<void> {
  const name = actor === null ? null : sql<string>`(select ${users.name} from ${users} where ${eq(users.id, actor)})`
  await db.insert(activity).values({
    kind,
    actorId: actor,
    actorName: name,
    generations: [...generations],
    limits,
    about: about === undefined ? null : [...about].slice(0, ABOUT_MAX).join(''),
  })
}
