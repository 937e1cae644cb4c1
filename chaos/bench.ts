import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { eq, inArray, sql } from 'drizzle-orm'
import { DEFAULT_RECIPE, type Recipe } from '#lib/domain/recipe/recipe'
import { LOCAL_OWNER_ID } from '#lib/domain/team/roles'
import type { CrashPoint } from '#lib/server/crash-points'
import { openDatabase } from '#lib/server/db/database'
import { attempts, generations } from '#lib/server/db/schema'
import { sendAgain } from '#lib/server/generations/send-again'
import { submitGeneration } from '#lib/server/generations/submit-generation'
import { openSandboxBench } from '#lib/server/generations/testing/sandbox-bench'
import { verdictOn } from '#lib/server/generations/testing/verdict'
import { openJobQueue } from '#lib/server/jobs/job-queue'
import { openTestMedia } from '#lib/server/storage/testing/test-media'
import { type Spawned, spawnProcess } from './spawn-process.ts'
import { withoutPictures } from './without-pictures.ts'

/** Stands for a real key; nothing may ever show it. */
const KEY = 'sk-canary0123456789abcdef'

export type BenchOptions = { kinds?: number; store?: 'disk'; complain?: (error: Error) => void }

export type WorkerOptions = {
  crashAt?: CrashPoint
  /** Instead of the sandbox itself: what stands before it. */
  baseUrl?: string
  /** For Node itself. */
  nodeOptions?: string[]
}

/**
 * Real workers on a database of their own, before a sandbox that lives in this process and renders at once. What a person does is
 * done here by the use case itself; what a worker does, by processes that a test starts and kills.
 * @param databaseUrl migrated and empty
 * @param folder becomes the data folder
 * @param kinds how many different clips the sandbox makes
 * @param store where media are kept, for tests of that store alone; else what TEST_STORE says
 * @param complain told when this process loses the database
 */
export async function openBench(
  databaseUrl: string,
  folder: string,
  { kinds, store: kind, complain = (error) => console.error(`bench: ${error.message}`) }: BenchOptions = {},
) {
  mkdirSync(folder, { recursive: true })
  let closing = false
  const onError = (error: Error) => {
    if (!closing) complain(error)
  }
  const { db, close } = openDatabase(databaseUrl, 12, onError)
  const queue = await openJobQueue(databaseUrl, 'enqueue', onError)
  const sandbox = await openSandboxBench(path.join(folder, 'sandbox'), kinds)
  const store = await openTestMedia(folder, kind)
  const { media, temporary } = store
  const running: Spawned[] = []
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    DATA_DIR: folder,
    ...store.env,
    TOAPIS_API_KEY: KEY,
    TOAPIS_BASE_URL: sandbox.url,
    TOAPIS_SUBMITS_PER_MINUTE: '100000',
    TOAPIS_QUERIES_PER_MINUTE: '1000000',
    POLL_FIRST_MS: '100',
    POLL_EVERY_MS: '300',
    LOG_LEVEL: 'info',
  }

  const bench = {
    ...{ db, queue, sandbox, media, temporary, env },

    /** Starts a worker; it is killed with the bench at the latest. */
    worker({ crashAt, baseUrl, nodeOptions }: WorkerOptions = {}): Spawned {
      const more = { ...(crashAt && { CRASH_AT: crashAt }), ...(baseUrl && { TOAPIS_BASE_URL: baseUrl }) }
      const worker = spawnProcess('worker', { ...env, ...more }, nodeOptions)
      running.push(worker)
      return worker
    },

    /** A click on Generate. @returns the generation's id */
    async submit(prompt = 'a fox', clickKey: string = randomUUID(), images: Recipe['images'] = []): Promise<string> {
      const deps = { db, queue, provider: { baseUrl: sandbox.url, sandbox: false }, by: LOCAL_OWNER_ID }
      const made = await submitGeneration(deps, { clickKey, recipe: { ...DEFAULT_RECIPE, prompt, images } })
      if (!made.ok) throw new Error(made.problem)
      return made.value.id
    },

    /** A click whose second thoughts are over. */
    async submitDue(prompt?: string): Promise<string> {
      const id = await bench.submit(prompt)
      await db.update(generations).set({ dueAt: sql`now() - interval '1 minute'` }).where(eq(generations.id, id))
      await queue.nudge(db, 'submit', id)
      return id
    },

    /** A person who was told that it may be charged twice sends an unconfirmed one once more. */
    async sendAgain(id: string): Promise<void> {
      const provider = { baseUrl: sandbox.url, sandbox: false }
      const sent = await sendAgain({ db, queue, provider, by: LOCAL_OWNER_ID, log: { info() {} } }, { id, attempt: 1 })
      if (!sent.ok) throw new Error(sent.problem)
      await db.update(generations).set({ dueAt: sql`now() - interval '1 minute'` }).where(eq(generations.id, id))
      await queue.nudge(db, 'submit', id)
    },

    async row(id: string) {
      const [row] = await db.select().from(generations).where(eq(generations.id, id))
      if (!row) throw new Error(`no generation ${id}`)
      return row
    },

    async attempt(id: string) {
      const [attempt] = await db.select().from(attempts).where(eq(attempts.generationId, id))
      if (!attempt) throw new Error(`no attempt of ${id}`)
      return attempt
    },

    /** What the provider accepted for one generation. */
    async accepted(id: string) {
      const { clientBusinessId } = await bench.attempt(id)
      return (await sandbox.ledger()).filter((entry) => entry.clientBusinessId === clientBusinessId)
    },

    /** Resolves when all the generations are in one of the states; throws when that takes longer than `withinMs`. */
    async reach(ids: readonly string[], states: readonly string[], withinMs = 60_000): Promise<void> {
      const until = performance.now() + withinMs
      for (;;) {
        const rows = await db
          .select()
          .from(generations)
          .where(inArray(generations.id, [...ids]))
        const others = rows.filter((row) => !states.includes(row.state))
        if (others.length === 0) return
        if (performance.now() > until)
          throw new Error(
            `not ${states} in time: ${others.map((row) => `${row.id} ${row.state}`)}\n${running.at(-1)?.said()}`,
          )
        await pause(100)
      }
    },

    withoutPictures: () => withoutPictures(db),

    verdict: async () => verdictOn({ db, ledger: await sandbox.ledger(), files: store }),

    /** Kills what runs and closes everything. */
    async close(): Promise<void> {
      closing = true
      for (const process of running) process.kill('SIGKILL')
      await Promise.all(running.map((process) => process.exited))
      await sandbox.close()
      await store.close()
      await queue.close(0)
      await close()
    },
  }
  return bench
}
export type Bench = Awaited<ReturnType<typeof openBench>>
