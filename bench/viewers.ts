import { setTimeout as pause } from 'node:timers/promises'
import { databaseUrlOf } from '#e2e/testing/database'
import { createStack, type Stack } from '#e2e/testing/stack'
import { DEFAULT_RECIPE } from '#lib/domain/recipe/recipe'
import { LOCAL_OWNER_ID } from '#lib/domain/team/roles'
import { openDatabase } from '#lib/server/db/database'
import { submitGeneration } from '#lib/server/generations/submit-generation'
import { openJobQueue } from '#lib/server/jobs/job-queue'
import type { Bench } from './bench.ts'
import { statesOf, WATCH_MS, type Watched, watch } from './viewers/watch.ts'

const JOBS = 500
const CROWD = 1_000
const GOALS = { p99Ms: 100, cores: 1, idleBytes: 250 }

/** What it costs that many look: the page's own change feed, many times over, while jobs are under way. */
export const viewers: Bench = {
  name: 'viewers',
  title: 'A thousand who look',
  async run() {
    const stack = await createStack({
      SANDBOX_QUEUE_MS: '100',
      SANDBOX_RUN_MS: String(60 * 60_000),
      TOAPIS_SUBMITS_PER_MINUTE: '6000',
    })
    try {
      await stack.start()
      await submitJobs(stack)
      const webs = { urls: [stack.url], pids: () => [stack.pidOf('web')] }
      const one = await watch(webs, 1)
      const many = await watch(webs, CROWD)
      const row = (viewing: number, { asked, p50, p99, cores, idleBytes, provider }: Watched) => [
        viewing.toLocaleString('en'),
        (asked / (WATCH_MS / 1000)).toFixed(0),
        p50.toFixed(0),
        p99.toFixed(0),
        cores.toFixed(2),
        String(idleBytes),
        String(provider),
      ]
      const { p99Ms, cores, idleBytes } = GOALS
      return {
        about: `${JOBS} jobs under way in the sandbox; every viewer is the page's own change feed on a connection of its own, for ${WATCH_MS / 1000} s, from a process on the same machine. Idle answer: all bytes of one that says that nothing is new.`,
        columns: [
          'viewers',
          'requests/s',
          'p50 ms',
          'p99 ms',
          'cores of web',
          'idle answer bytes',
          'status queries to the provider',
        ],
        rows: [row(1, one), row(CROWD, many)],
        goals: [
          { text: `p99 at most ${p99Ms} ms with ${CROWD} viewers`, met: many.p99 <= p99Ms },
          { text: `at most ${cores} core for web`, met: many.cores <= cores },
          { text: `idle answer at most ${idleBytes} bytes`, met: many.idleBytes > 0 && many.idleBytes <= idleBytes },
          {
            text: 'as many queries to the provider, within a tenth, as with one viewer',
            met: many.provider <= 1.1 * one.provider,
          },
        ],
      }
    } finally {
      await stack.dispose()
    }
  },
}

/** As the submit action does it, and waits until all are under way. */
async function submitJobs({ dataDir, sandboxUrl, url }: Stack): Promise<void> {
  const databaseUrl = databaseUrlOf(dataDir)
  const { db, close } = openDatabase(databaseUrl, 2, () => {})
  const queue = await openJobQueue(databaseUrl, 'enqueue', () => {})
  for (let n = 0; n < JOBS; n++) {
    const recipe = { ...DEFAULT_RECIPE, prompt: `Job ${n} of ${JOBS}` }
    await submitGeneration(
      { db, queue, provider: { baseUrl: sandboxUrl, sandbox: true }, by: LOCAL_OWNER_ID },
      { clickKey: crypto.randomUUID(), recipe },
    )
  }
  await queue.close(0)
  await close()
  while ((await statesOf(url)).running !== JOBS) await pause(500)
}
