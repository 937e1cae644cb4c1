import { and, desc, eq, gte, inArray, isNotNull, isNull, lt, ne, or, type SQL, sql } from 'drizzle-orm'
import { stepFor } from '#lib/domain/generation/steps'
import { clips, generationImages, generations } from '#lib/server/db/schema'
import { hurryChore, takeChore } from '#lib/server/generations/chores'
import { callsLeft } from './call-budget.ts'
import { DERIVE_TRIES, NO_DECODER } from './derive-step.ts'
import { interval } from './lease.ts'
import type { StepDeps } from './step-deps.ts'
import { gateNow } from './submit-gate.ts'

/** A nudge has this long to be taken before its row counts as forgotten. */
const GRACE_MS = 4_000
const BATCH = 500
/** What was made before there were sprites and comparisons gets them in so small a number at a time, so that no new one waits behind them: half of a core. */
const OLD_AT_ONCE = 4
/** Whether there is a decoder by now is tried so often, on a few clips that wait for one. In ms. */
const DECODER_EVERY_MS = 600_000
/** Clips that were not compared are looked for so seldom, once there are none: what failed or was cancelled is looked through each time. In ms. */
const UNCOMPARED_EVERY_MS = 600_000

/**
 * Finds what nobody looks after: rows that are due and free (their nudge was lost, or their worker died), ready clips without
 * a poster or a sprite, and clips whose ends were not compared with their stills. Harmless to run anywhere and at any time, in as many workers as there are.
 * @returns how many were nudged
 */
export async function sweep(deps: StepDeps): Promise<number> {
  // Behind a shut gate the queue rests: it is found here once the gate is open.
  const gate = await gateNow(deps.db)
  const mayLeave = gate === 'shut' ? 0 : Math.min(gate === 'trial' ? 1 : BATCH, await callsLeft(deps, 'submit'))
  const due = [
    ...(await forgotten(deps, ne(generations.state, 'queued'), BATCH)),
    ...(await forgotten(deps, eq(generations.state, 'queued'), mayLeave)),
  ]
  for (const { id, state } of due) {
    const step = stepFor(state)
    if (step) await deps.queue.nudge(deps.db, step, id)
  }
  deps.metrics.swept('due', due.length)
  return due.length + (await sweepDerived(deps))
}

/** Rows of some states that are due and free, those that waited longest first. */
function forgotten({ db }: StepDeps, inState: SQL, limit: number) {
  return db
    .select({ id: generations.id, state: generations.state })
    .from(generations)
    .where(
      and(
        lt(generations.dueAt, sql`now() - ${interval(GRACE_MS)}`),
        or(isNull(generations.leaseUntil), lt(generations.leaseUntil, sql`now()`)),
        inState,
      ),
    )
    .orderBy(generations.dueAt)
    .limit(limit)
}

async function sweepDerived({ db, queue }: StepDeps): Promise<number> {
  const mayTry = and(
    gte(clips.deriveTries, 0),
    lt(clips.deriveTries, DERIVE_TRIES),
    // Half a minute for the first try, five for the second, fifty for the third: a disk may be full for a while.
    sql`${clips.createdAt} < now() - ${interval(30_000)} * power(10, ${clips.deriveTries})`,
  )
  const lacking = (what: SQL | undefined, limit: number) =>
    db.select({ sha256: clips.sha256 }).from(clips).where(and(what, mayTry)).orderBy(desc(clips.createdAt)).limit(limit)
  const bare = [
    ...(await lacking(isNull(clips.posterSha256), BATCH)),
    ...(await lacking(
      and(isNotNull(clips.posterSha256), or(isNull(clips.smallPosterSha256), isNull(clips.spriteSha256))),
      OLD_AT_ONCE,
    )),
    ...((await takeChore(db, 'decoder', DECODER_EVERY_MS)) ? await someWithoutDecoder(db) : []),
  ].map(({ sha256 }) => sha256)
  const shown = await db
    .selectDistinctOn([generations.clipSha256], { id: generations.id })
    .from(generations)
    .where(inArray(generations.clipSha256, bare))
  const ids = new Set([...shown, ...(await someUncompared(db, mayTry))].map(({ id }) => id))
  for (const id of ids) await queue.nudge(db, 'derive', id)
  return ids.size
}

/** Hardly ever any: a clip is compared when its pictures are made. Where there are more than a few the next sweep goes on with them. */
async function someUncompared(db: StepDeps['db'], mayTry: SQL | undefined): Promise<{ id: string }[]> {
  if (!(await takeChore(db, 'likeness', UNCOMPARED_EVERY_MS))) return []
  const found = await db
    .selectDistinct({ id: generations.id })
    .from(generationImages)
    .innerJoin(generations, eq(generations.id, generationImages.generationId))
    .innerJoin(clips, eq(clips.sha256, generations.clipSha256))
    .where(and(sql`${generationImages.role} <> 'reference'`, isNull(generationImages.likeness), mayTry))
    .limit(OLD_AT_ONCE)
  if (found.length === OLD_AT_ONCE) await hurryChore(db, 'likeness')
  return found
}

/** Any of them: some codecs may have a decoder that others lack. */
function someWithoutDecoder(db: StepDeps['db']) {
  return db
    .select({ sha256: clips.sha256 })
    .from(clips)
    .where(eq(clips.deriveTries, NO_DECODER))
    .orderBy(sql`random()`)
    .limit(OLD_AT_ONCE)
}
