import { and, asc, count, eq, gt, inArray, isNotNull, lt } from 'drizzle-orm'
import type { Changes, GenerationStatus } from '#lib/domain/generation/generation'
import type { Database } from '#lib/server/db/database'
import { clips, generations } from '#lib/server/db/schema'
import { countAtRisk } from './at-risk.ts'
import { readBalance } from './balance.ts'
import { currentRev, firstUnusedRev, horizon } from './current-rev.ts'
import { readGate } from './steps/submit-gate.ts'
import { type Beside, readBeside, toStatus } from './view.ts'

/** The database is asked at most this often, however many viewers ask us. */
const REFRESH_MS = 250
/** Changes kept in memory; a viewer who is further behind loads the pages anew. */
const KEPT = 2_000

type Entry = { rev: number; status: GenerationStatus }

/**
 * What changed lately, for the change feed: one reader of the database for all viewers of a process, whose cost depends on
 * how much changes and not on how many look.
 */
export function createChangeLog(db: Database, clock: () => number = Date.now) {
  const latest = new Map<string, Entry>()
  let oldest = -1
  let newest = -1
  /** Every revision below it may have been told by this server. */
  let unused = 0
  let active = 0
  let atRisk = 0
  let gate: Pick<Changes, 'pause' | 'heldUntil'> = { pause: null, heldUntil: null }
  let balance: Changes['balance'] = null
  let readAt = Number.NEGATIVE_INFINITY
  let reading: Promise<void> | undefined

  async function refresh(): Promise<void> {
    if (newest < 0) startAnew(await currentRev(db))
    const [rows, [open], atRiskNow, gateNow, balanceNow] = await Promise.all([
      changedAfter(db, newest),
      db
        .select({ n: count() })
        .from(generations)
        // Exactly the unsettled rows, by the index that the sweep uses.
        .where(isNotNull(generations.dueAt)),
      countAtRisk(db),
      readGate(db),
      readBalance(db),
    ])
    // So much at once that there may be more of the same revision: everybody loads the pages anew.
    if (rows.length === KEPT) startAnew(await currentRev(db))
    else {
      const own = rows.map((row) => row.generations)
      remember(rows, await readBeside(db, own))
    }
    active = open?.n ?? 0
    atRisk = atRiskNow
    gate = gateNow
    balance = balanceNow
    readAt = clock()
  }

  function startAnew(rev: string): void {
    latest.clear()
    oldest = newest = Number(rev)
  }

  function remember(rows: Awaited<ReturnType<typeof changedAfter>>, beside: Beside): void {
    for (const { generations: row, clips: clip } of rows) {
      // Set anew, so that the map stays in the order of revisions.
      latest.delete(row.id)
      latest.set(row.id, { rev: row.rev, status: toStatus(row, clip, beside) })
      newest = Math.max(newest, row.rev)
    }
    for (const [id, entry] of latest) {
      if (latest.size <= KEPT) break
      latest.delete(id)
      oldest = Math.max(oldest, entry.rev)
    }
  }

  /** A viewer's revision is often later than the last change, so the database is asked once for each that is later than all before. */
  async function isUnheardOf(since: number): Promise<boolean> {
    if (since >= unused) unused = await firstUnusedRev(db)
    return since >= unused
  }

  return {
    /**
     * Everything after `since`, or `reset` when that is longer ago than what is remembered. One with a `rev` before `since` means that the
     * database was restored from a backup that knew less than the viewer.
     */
    async since(since: number): Promise<Changes> {
      if (clock() - readAt > REFRESH_MS) {
        reading ??= refresh().finally(() => {
          reading = undefined
        })
        await reading
      }
      const unheardOf = await isUnheardOf(since)
      const base = { active, atRisk, ...gate, balance, now: clock() }
      if (unheardOf || since < oldest) return { ...base, rev: String(newest), reset: true, changes: [] }
      const changes = [...latest.values()].filter((entry) => entry.rev > since).map((entry) => entry.status)
      return { ...base, rev: String(Math.max(since, newest)), reset: false, changes }
    },
  }
}
export type ChangeLog = ReturnType<typeof createChangeLog>

/** Rows after a revision, up to where none can still appear, oldest first. */
function changedAfter(db: Database, rev: number) {
  const recent = db
    .select({ id: generations.id })
    .from(generations)
    .where(and(gt(generations.rev, rev), lt(generations.rev, horizon)))
    .orderBy(asc(generations.rev))
    .limit(KEPT)
  return db
    .select()
    .from(generations)
    .leftJoin(clips, eq(clips.sha256, generations.clipSha256))
    .where(inArray(generations.id, recent))
    .orderBy(asc(generations.rev))
}
