import { and, eq, gt, gte, inArray, lt, or, type SQL, sql } from 'drizzle-orm'
import { tagKey } from '#lib/domain/marks/mark-name'
import { FILTER_NAMES, type FilterName, type WallFilter } from '#lib/domain/wall/wall-filter'
import type { Database, Transaction } from '#lib/server/db/database'
import { generations, generationTags } from '#lib/server/db/schema'
import { tags } from '#lib/server/db/schema-names'
import { reviews } from '#lib/server/db/schema-review'
import { generationWords } from '#lib/server/db/schema-words'
import { atRiskIds } from '#lib/server/generations/at-risk'
import { beginningOf } from './day-bounds.ts'

type Condition = (values: readonly string[], db: Database | Transaction) => SQL

/** What is asked of a review by each value of that filter. */
const REVIEWS: Record<string, SQL> = {
  open: gt(reviews.open, 0),
  approved: eq(reviews.verdict, 'approved'),
  changes: eq(reviews.verdict, 'changes_requested'),
}

/** What each filter of the wall asks of a generation. */
const CONDITIONS: Record<FilterName, Condition> = {
  q: ([text = '']) =>
    sql`${generations.id} in (select ${generationWords.generationId} from ${generationWords} where ${generationWords.words} @@ words_query(${text}))`,
  show: (_, db) => inArray(generations.id, atRiskIds(db)),
  state: (values) => sql`${generations.state} in ${values}`,
  shape: (values) => sql`${generations.shape} in ${values}`,
  mode: (values) => sql`${generations.mode} in ${values}`,
  ratio: (values) => sql`${generations.aspectRatio} in ${values}`,
  length: (values) => inArray(generations.duration, values.map(Number)),
  audio: (values) =>
    inArray(
      generations.audio,
      values.map((value) => value === 'on'),
    ),
  rating: (values) => sql`coalesce(${generations.rating}, 0) in ${values.map((value) => Number(value) || 0)}`,
  pick: (values) =>
    sql`case ${generations.pick} when true then 'picked' when false then 'rejected' else 'none' end in ${values}`,
  review: (values, db) =>
    inArray(
      generations.id,
      db
        .select({ id: reviews.generationId })
        .from(reviews)
        .where(or(...values.map((value) => REVIEWS[value]))),
    ),
  tag: (values, db) =>
    inArray(
      generations.id,
      db
        .select({ id: generationTags.generationId })
        .from(generationTags)
        .innerJoin(tags, eq(tags.id, generationTags.tagId))
        .where(inArray(tags.key, values.map(tagKey))),
    ),
  by: (values) => inArray(generations.createdBy, [...values]),
  project: (values) => inArray(generations.projectId, [...values]),
  from: ([day = '']) => gte(generations.createdAt, beginningOf(day)),
  to: ([day = '']) => lt(generations.createdAt, beginningOf(day, 1)),
}

/** What a filter asks of a generation; undefined for the whole wall. */
export function filterConditions(db: Database | Transaction, filter: WallFilter): SQL | undefined {
  return and(
    ...FILTER_NAMES.flatMap((name) => {
      const values = filter[name]
      return values ? [CONDITIONS[name](values, db)] : []
    }),
  )
}
