import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { desc, eq, sql } from 'drizzle-orm'
import { Registry } from 'prom-client'
import type { State } from '#lib/domain/generation/states'
import type { Step } from '#lib/domain/generation/steps'
import { DEFAULT_RECIPE, type Recipe } from '#lib/domain/recipe/recipe'
import { LOCAL_OWNER_ID } from '#lib/domain/team/roles'
import { createLog } from '#lib/server/create-log'
import { openDatabase } from '#lib/server/db/database'
import { attempts, clips, generations } from '#lib/server/db/schema'
import { chores, submitGate } from '#lib/server/db/schema-upkeep'
import { watchConnections } from '#lib/server/db/testing/connection-watch'
import { createTestDatabase } from '#lib/server/db/testing/test-database'
import type { StepDeps } from '#lib/server/generations/steps/step-deps'
import { STEP_HANDLERS } from '#lib/server/generations/steps/step-handlers'
import { type SubmitDeps, submitGeneration } from '#lib/server/generations/submit-generation'
import { openJobQueue } from '#lib/server/jobs/job-queue'
import { openSubmitJournal } from '#lib/server/journal/submit-journal'
import { deriveClip } from '#lib/server/media/derive-clip'
import { probeClip } from '#lib/server/media/probe-clip'
import { createEngineMetrics } from '#lib/server/metrics/engine-metrics'
import { observeCalls } from '#lib/server/observe-calls'
import type { Timeouts } from '#lib/server/provider/timeouts'
import { createToApis } from '#lib/server/provider/toapis-client'
import { openTestMedia } from '#lib/server/storage/testing/test-media'
import { judge } from './judge.ts'
import { openSandboxBench } from './sandbox-bench.ts'

/** Stands for a real key; nothing may ever show it. */
export const KEY = 'sk-canary0123456789abcdef'

/**
 * The whole engine on a bench: a database, a sandbox and a media store of its own, and no worker. A test calls the steps itself
 * and moves time by moving what stands in the rows.
 */
export async function openStepBench({ store }: { store?: 's3' } = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'step-bench-'))
  const database = await createTestDatabase()
  const connections = watchConnections()
  const { db, close } = openDatabase(database.url, 8, connections.onError)
  const queue = await openJobQueue(database.url, 'enqueue', connections.onError)
  const sandbox = await openSandboxBench(path.join(folder, 'sandbox'))
  const testMedia = await openTestMedia(folder, store)
  const { media } = testMedia
  const lines: string[] = []
  const log = createLog('debug', {}, { write: (line) => void lines.push(line) })
  const registry = new Registry()
  const metrics = createEngineMetrics(registry)
  const observe = observeCalls({ log, metrics })
  const providerWith = (timeouts: Partial<Timeouts>, baseUrl = sandbox.url) =>
    createToApis({ baseUrl, apiKey: KEY, timeouts: { submitMs: 5_000, queryMs: 5_000, ...timeouts }, observe })
  // Stands for the service itself, not for our own sandbox.
  const provider = { ...providerWith({}), sandbox: false }
  const pace = { firstMs: 5_000, everyMs: 10_000 }
  /** Far more than a test sends, from the first moment on. */
  const budgets = { submit: 10_000_000, query: 10_000_000 }
  const how = { pace, budgets, sendBusinessId: true, webhooks: false }
  const journalRoot = path.join(folder, 'journal')
  const journal = openSubmitJournal(journalRoot, { onProblem: (problem, about) => log.warn(about, problem) })
  const deps: StepDeps & SubmitDeps = {
    by: LOCAL_OWNER_ID,
    db,
    queue,
    media,
    journal,
    provider,
    sandbox: provider.sandbox,
    keyPrint: 'print of the bench',
    probeClip,
    deriveClip,
    log,
    metrics,
    ...how,
  }

  const row = async (id: string) => {
    const [found] = await db.select().from(generations).where(eq(generations.id, id))
    if (!found) throw new Error(`no generation ${id}`)
    return found
  }
  /** The one that counts first. */
  const attemptsOf = (id: string) =>
    db.select().from(attempts).where(eq(attempts.generationId, id)).orderBy(desc(attempts.number))
  const attempt = async (id: string) => {
    const [found] = await attemptsOf(id)
    if (!found) throw new Error(`no attempt of ${id}`)
    return found
  }
  /** Makes the next step due now. */
  const makeDue = (id: string) =>
    db.update(generations).set({ dueAt: sql`now() - interval '1 minute'` }).where(eq(generations.id, id))

  const bench = {
    ...{
      db,
      queue,
      media,
      sandbox,
      deps,
      lines,
      databaseUrl: database.url,
      testMedia,
      journalRoot,
    },
    ...{ row, attempt, attemptsOf, makeDue, providerWith, registry },

    async submit(recipe: Partial<Recipe> = {}, clickKey: string = randomUUID()): Promise<string> {
      const made = await submitGeneration(deps, { clickKey, recipe: { ...DEFAULT_RECIPE, prompt: 'a fox', ...recipe } })
      if (!made.ok) throw new Error(made.problem)
      return made.value.id
    },

    /** Does one step of a row that is due, as a worker would. */
    async run(step: Step, id: string, other: Partial<StepDeps> = {}): Promise<State> {
      await makeDue(id)
      await STEP_HANDLERS[step]({ ...deps, ...other }, id)
      return (await row(id)).state
    },

    /** Submits and takes the row through the given steps. */
    async submitAndRun(steps: readonly Step[], recipe: Partial<Recipe> = {}): Promise<string> {
      const id = await bench.submit(recipe)
      for (const step of steps) await bench.run(step, id)
      return id
    },

    /** The clip of a generation that is ready. */
    async clipOf(id: string) {
      const [clip] = await db
        .select()
        .from(clips)
        .where(eq(clips.sha256, (await row(id)).clipSha256 ?? ''))
      if (!clip) throw new Error(`no clip of ${id}`)
      return clip
    },

    /** Lets the owner of a row be dead for long enough. */
    expireLease: (id: string) =>
      db.update(generations).set({ leaseUntil: sql`now() - interval '1 second'` }).where(eq(generations.id, id)),

    /** The steps that a worker was asked for, in order. */
    async nudges(id: string): Promise<string[]> {
      const { rows } = await db.execute<{ name: string }>(
        sql`select name from pgboss.job where data ->> 'id' = ${id} order by created_on, start_after`,
      )
      return rows.map((job) => job.name)
    },

    async openGate(): Promise<void> {
      await db.delete(chores).where(eq(chores.name, 'trial'))
      await db
        .update(submitGate)
        .set({ pause: null, pausedAt: null, checkAt: null, notBefore: null })
        .where(eq(submitGate.id, 1))
    },

    /** What the provider accepted for one generation. */
    async accepted(id: string) {
      const ids = (await attemptsOf(id)).map((one) => one.clientBusinessId)
      return (await sandbox.ledger()).filter(({ clientBusinessId }) => ids.includes(clientBusinessId ?? ''))
    },

    async expectNothingPaidTwice(): Promise<void> {
      const ledger = await sandbox.ledger()
      await judge({ db, ledger, files: testMedia, lines, key: KEY })
    },

    async close(): Promise<void> {
      connections.expectEnd()
      await sandbox.close()
      await testMedia.close()
      await provider.close()
      await journal.close()
      await queue.close(0)
      await close()
      await database.drop()
      rmSync(folder, { recursive: true })
    },
  }
  return bench
}
export type StepBench = Awaited<ReturnType<typeof openStepBench>>
