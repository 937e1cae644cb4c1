import { setTimeout as pause } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { databaseUrlOf } from '#e2e/testing/database'
import { createStack, type StackProcess } from '#e2e/testing/stack'
import type { State } from '#lib/domain/generation/states'
import { DEFAULT_RECIPE } from '#lib/domain/recipe/recipe'
import { LOCAL_OWNER_ID } from '#lib/domain/team/roles'
import { openDatabase } from '#lib/server/db/database'
import { generations } from '#lib/server/db/schema'
import { submitGeneration } from '#lib/server/generations/submit-generation'
import { openJobQueue } from '#lib/server/jobs/job-queue'

const WHO: readonly StackProcess[] = ['web', 'worker', 'sandbox', 'postgres']
const WITHIN_MS = 120_000

/**
 * Kills each process of a whole app once, as its own supervisor looks after it, while a clip is being made, and measures how long it takes until
 * the app answers again and the clip is kept.
 */
export async function measureKills(say: (line: string) => void): Promise<{ name: string; ms: number }[]> {
  const measured: { name: string; ms: number }[] = []
  for (const name of WHO) {
    const stack = await createStack({ SANDBOX_QUEUE_MS: '500', SANDBOX_RUN_MS: '1000', LOG_LEVEL: 'error' })
    try {
      await stack.start()
      const ms = await killOne(stack, name)
      measured.push({ name, ms })
      say(`${name} killed: ${(ms / 1000).toFixed(1)} s`)
    } finally {
      await stack.dispose()
    }
  }
  return measured
}

async function killOne(stack: Awaited<ReturnType<typeof createStack>>, name: StackProcess): Promise<number> {
  // They break with the database, which is the point.
  const { db, close } = openDatabase(databaseUrlOf(stack.dataDir), 2, () => {})
  const queue = await openJobQueue(databaseUrlOf(stack.dataDir), 'enqueue', () => {})
  const reach = async (states: readonly State[]) => {
    const until = performance.now() + WITHIN_MS
    while (!states.includes(await stateNow())) {
      if (performance.now() > until) throw new Error(`${name} killed: not ${states} in time`)
      await pause(100)
    }
  }
  const stateNow = async (): Promise<State> => {
    const rows = await db
      .select()
      .from(generations)
      .where(eq(generations.id, id))
      .catch(() => [])
    return rows[0]?.state ?? 'queued'
  }
  const deps = { db, queue, provider: { baseUrl: stack.sandboxUrl, sandbox: true }, by: LOCAL_OWNER_ID }
  const made = await submitGeneration(deps, {
    clickKey: crypto.randomUUID(),
    recipe: { ...DEFAULT_RECIPE, prompt: name },
  })
  if (!made.ok) throw new Error(made.problem)
  const { id } = made.value
  try {
    await reach(['running', 'saving', 'ready'])
    const began = performance.now()
    stack.killOne(name)
    await reach(['ready'])
    while (!(await answers(`${stack.url}/api/ready`))) await pause(100)
    return performance.now() - began
  } finally {
    await queue.close(0)
    await close()
  }
}

async function answers(url: string): Promise<boolean> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined)
  await answer?.body?.cancel()
  return answer?.ok ?? false
}
