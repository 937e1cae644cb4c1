import { and, desc, eq, gt, isNotNull, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { NEWS_MAX, type News, type NewsItem, type NewsSeenInput } from '#lib/domain/review/news-schema'
import type { Actor } from '#lib/domain/team/roles'
import type { Database } from '#lib/server/db/database'
import { generations } from '#lib/server/db/schema'
import { reviewComments, reviewGuests, reviewVerdicts, reviewVisits } from '#lib/server/db/schema-review'
import { users } from '#lib/server/db/schema-team'
import { byOf } from './author.ts'

/** Comments and verdicts of others since somebody last looked, or since they came; of clips that were not deleted. */
export async function readNews(db: Database, user: Actor): Promise<News> {
  const [known] = await db
    .select({ since: sql<Date>`coalesce(${reviewVisits.seenAt}, ${users.createdAt})`.mapWith(reviewVisits.seenAt) })
    .from(users)
    .leftJoin(reviewVisits, eq(reviewVisits.userId, users.id))
    .where(eq(users.id, user.id))
  const since = known?.since ?? new Date()
  const [said, given, comments, verdicts] = await Promise.all([
    newComments(db, user, since),
    newVerdicts(db, user, since),
    db
      .select({ n: sql<number>`count(*)::int` })
      .from(reviewComments)
      .innerJoin(generations, eq(generations.id, reviewComments.generationId))
      .where(ofComments(user, since)),
    db
      .select({ verdict: reviewVerdicts.verdict, n: sql<number>`count(*)::int` })
      .from(reviewVerdicts)
      .innerJoin(generations, eq(generations.id, reviewVerdicts.generationId))
      .where(ofVerdicts(user, since))
      .groupBy(reviewVerdicts.verdict),
  ])
  const items = [...said, ...given].sort((a, b) => b.at - a.at).slice(0, NEWS_MAX)
  const count = (verdict: string) => verdicts.find((one) => one.verdict === verdict)?.n ?? 0
  return {
    since: since.getTime(),
    until: items[0]?.at ?? since.getTime(),
    comments: comments[0]?.n ?? 0,
    approvals: count('approved'),
    changes: count('changes_requested'),
    items,
  }
}

/** Remembers up to when somebody has seen what is new; never earlier than it was, and not the future. */
export async function markNewsSeen(db: Database, { until }: NewsSeenInput, user: Actor): Promise<void> {
  const seenAt = sql`least(${new Date(until)}::timestamptz, clock_timestamp())`
  await db
    .insert(reviewVisits)
    .values({ userId: user.id, seenAt })
    .onConflictDoUpdate({
      target: reviewVisits.userId,
      set: { seenAt: sql`greatest(${reviewVisits.seenAt}, excluded.seen_at)` },
    })
}

const notBy = (user: Actor, byUser: PgColumn): SQL | undefined => or(isNull(byUser), ne(byUser, user.id))

const ofComments = (user: Actor, since: Date) =>
  and(
    gt(reviewComments.createdAt, since),
    isNull(reviewComments.deletedAt),
    notBy(user, reviewComments.byUser),
    isNull(generations.deletedAt),
  )

const ofVerdicts = (user: Actor, since: Date) =>
  and(
    gt(reviewVerdicts.at, since),
    isNotNull(reviewVerdicts.verdict),
    notBy(user, reviewVerdicts.byUser),
    isNull(generations.deletedAt),
  )

async function newComments(db: Database, user: Actor, since: Date): Promise<NewsItem[]> {
  const rows = await db
    .select({ row: reviewComments, prompt: generations.prompt, user: users.name, guest: reviewGuests.name })
    .from(reviewComments)
    .innerJoin(generations, eq(generations.id, reviewComments.generationId))
    .leftJoin(users, eq(users.id, reviewComments.byUser))
    .leftJoin(reviewGuests, eq(reviewGuests.id, reviewComments.byGuest))
    .where(ofComments(user, since))
    .orderBy(desc(reviewComments.createdAt))
    .limit(NEWS_MAX)
  return rows.map(({ row: { id, generationId, text, frame, createdAt }, prompt, ...who }) => ({
    kind: 'comment',
    ...{ id, generation: generationId, prompt, text, frame, by: byOf(who), at: createdAt.getTime() },
  }))
}

async function newVerdicts(db: Database, user: Actor, since: Date): Promise<NewsItem[]> {
  const rows = await db
    .select({ row: reviewVerdicts, prompt: generations.prompt, user: users.name, guest: reviewGuests.name })
    .from(reviewVerdicts)
    .innerJoin(generations, eq(generations.id, reviewVerdicts.generationId))
    .leftJoin(users, eq(users.id, reviewVerdicts.byUser))
    .leftJoin(reviewGuests, eq(reviewGuests.id, reviewVerdicts.byGuest))
    .where(ofVerdicts(user, since))
    .orderBy(desc(reviewVerdicts.at))
    .limit(NEWS_MAX)
  return rows.flatMap(({ row: { generationId, verdict, at }, prompt, ...who }) =>
    verdict === null ? [] : [{ kind: verdict, generation: generationId, prompt, by: byOf(who), at: at.getTime() }],
  )
}
