import { readdir, utimes } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { isSettled, type State } from '#lib/domain/generation/states'
import type { Database } from '#lib/server/db/database'
import { attempts, clips, generations } from '#lib/server/db/schema'
import { submitGate } from '#lib/server/db/schema-upkeep'
import type { LedgerEntry } from '#lib/server/generations/testing/sandbox-bench'
import type { Verdict } from '#lib/server/generations/testing/verdict'
import { withoutPictures } from './without-pictures.ts'

const SETTLED_WITHIN_MS = 60_000
/** The sweep of a worker finds what is due within this time. */
const SOON = sql`now() + interval '10 s'`
const POSTERS_WITHIN_MS = 60_000

/** What is looked at: whole processes on a database of their own. */
export type Field = {
  db: Database
  /** Of files in the making. */
  temporary: string
  /** `rendered`: the SHA-256 of each task's file, by the task's id. */
  sandbox: { ledger(): Promise<LedgerEntry[]>; rendered: ReadonlyMap<string, string> }
  verdict(): Promise<Verdict>
}

export type Calm = {
  verdict: Verdict
  /** From the end of all faults and kills until everything was settled. */
  recoveryMs: number
  /** `id state` of what was not settled by then. */
  unsettled: string[]
  /** Sent or not, the provider never took them: they stay unconfirmed by design, and cost nothing. */
  neverTaken: number
  /** Paid for, and no clip or another one's. */
  wrongClips: string[]
  /** Rows whose growing pause was cut short when the calm began. */
  hurried: number
  states: Map<State, number>
}

/** What is left once nothing breaks any more: waits for all to settle, and judges. */
export async function seeCalm(bench: Field): Promise<Calm> {
  const begun = performance.now()
  const hurried = await persist(() => hurry(bench))
  let left = await persist(() => unsettled(bench))
  while (left.open.length > 0 && performance.now() - begun < SETTLED_WITHIN_MS) {
    await pause(250)
    left = await persist(() => unsettled(bench))
  }
  const recoveryMs = performance.now() - begun
  await cleanUp(bench)
  const rows = await bench.db.select().from(generations)
  const states = new Map<State, number>()
  for (const { state } of rows) states.set(state, (states.get(state) ?? 0) + 1)
  return {
    verdict: await bench.verdict(),
    recoveryMs,
    unsettled: left.open,
    neverTaken: left.neverTaken.length,
    wrongClips: await wrongClips(bench),
    hurried,
    states,
  }
}

/** The database may still be on its way back. */
async function persist<T>(work: () => Promise<T>): Promise<T> {
  const until = performance.now() + SETTLED_WITHIN_MS
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (performance.now() > until) throw error
      await pause(200)
    }
  }
}

/**
 * Pauses grow to a quarter of an hour by design; a webhook or a person's *Check again* ends them, and so does this.
 * @returns how many rows would have waited for more than ten seconds
 */
export async function hurry({ db }: Pick<Field, 'db'>): Promise<number> {
  await db.update(submitGate).set({ checkAt: sql`now()` }).where(sql`pause is not null`)
  const rows = await db
    .update(generations)
    .set({ dueAt: sql`now()` })
    .where(sql`due_at > ${SOON}`)
    .returning({ id: generations.id })
  return rows.length
}

/**
 * What is not at its end. @returns `open`: an id and its state each; `neverTaken`: the ids of those that stay unconfirmed by design, since the provider
 * has nothing of them
 */
export async function unsettled({
  db,
  sandbox,
}: Pick<Field, 'db' | 'sandbox'>): Promise<{ open: string[]; neverTaken: string[] }> {
  const rows = await db
    .select({ id: generations.id, state: generations.state, own: attempts.clientBusinessId })
    .from(generations)
    .innerJoin(attempts, sql`${attempts.generationId} = ${generations.id}`)
  const taken = new Set((await sandbox.ledger()).map((entry) => entry.clientBusinessId))
  const open = rows.filter((row) => !isSettled(row.state))
  const neverTaken = open.filter((row) => row.state === 'unconfirmed' && !taken.has(row.own))
  return {
    open: open.filter((row) => !neverTaken.includes(row)).map((row) => `${row.id} ${row.state}`),
    neverTaken: neverTaken.map(({ id }) => id),
  }
}

async function wrongClips({ db, sandbox }: Field): Promise<string[]> {
  const rows = await db
    .select({ state: generations.state, clip: generations.clipSha256, own: attempts.clientBusinessId })
    .from(generations)
    .innerJoin(attempts, sql`${attempts.generationId} = ${generations.id}`)
  const byOwnId = new Map(rows.map((row) => [row.own, row]))
  // Taken once: where the sandbox is another process it is read from the disk.
  const { rendered } = sandbox
  return (await sandbox.ledger())
    .filter((entry) => byOwnId.get(entry.clientBusinessId ?? '')?.clip !== rendered.get(entry.taskId))
    .map((entry) => `${entry.taskId} ${byOwnId.get(entry.clientBusinessId ?? '')?.state}`)
}

/** Lets the hour pass after which a temporary file is nobody's, and the time until posters are looked for; then waits for the sweeps. */
async function cleanUp({ db, temporary }: Field): Promise<void> {
  for (const file of await readdir(temporary)) await utimes(path.join(temporary, file), 0, 0).catch(() => undefined)
  await db.update(clips).set({ createdAt: sql`now() - interval '1 day'` })
  const until = performance.now() + POSTERS_WITHIN_MS
  const busy = async () => (await withoutPictures(db)) > 0
  while (((await busy()) || (await readdir(temporary)).length > 0) && performance.now() < until) await pause(500)
}
