import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { STATES, type State } from '#lib/domain/generation/states'
import { stepFor } from '#lib/domain/generation/steps'
import { openDatabase } from '#lib/server/db/database'
import { migrate } from '#lib/server/db/migrate'
import { attempts, clips, generationImages, generations } from '#lib/server/db/schema'
import { MIGRATIONS } from '#lib/server/db/schema-version'
import { databaseNamed, runOn } from '#lib/server/db/testing/database-server'
import { openJobQueue } from '#lib/server/jobs/job-queue'
import { STEP_HANDLERS } from './steps/step-handlers.ts'
import { openStepBench, type StepBench } from './testing/step-bench.ts'
import { WAYS } from './testing/ways.ts'

/** What one step of a worker makes of each on the new schema; what is settled stays. */
const NEXT: Record<State, State> = {
  queued: 'running',
  // Its worker died with the request on the way: asked for, never sent again.
  submitting: 'unconfirmed',
  unconfirmed: 'running',
  running: 'saving',
  saving: 'ready',
  ready: 'ready',
  failed: 'failed',
  cancelled: 'cancelled',
}
const STILL = 'a'.repeat(64)
const CLIP = 'c'.repeat(64)

/** A task that the sandbox has accepted. */
type Task = { businessId: string; taskId: string; baseUrl: string; body: string; url: string | null }

/** An empty database with the tables of the queue, which take longest to make and are the library's. */
const BASE = 'upgraded_base'
let bench: StepBench
let tasks: Record<'submitting' | 'unconfirmed' | 'running' | 'saving', Task>
beforeAll(async () => {
  const server = inject('databaseServer')
  await runOn(server, `create database ${BASE}`)
  const queue = await openJobQueue(databaseNamed(server, BASE), 'enqueue', () => {})
  await queue.close(0)
  bench = await openStepBench()
  const [submitting, unconfirmed, running] = [await accepted([]), await accepted([]), await accepted([])]
  tasks = { submitting, unconfirmed, running, saving: await accepted(['poll']) }
})
afterAll(async () => {
  await bench.close()
  await runOn(inject('databaseServer'), `drop database ${BASE} with (force)`)
})

async function accepted(more: readonly 'poll'[]): Promise<Task> {
  const id = await bench.submitAndRun(['submit', ...more])
  const { clientBusinessId, providerTaskId, baseUrl, body } = await bench.attempt(id)
  const { resultUrl } = await bench.row(id)
  return {
    businessId: clientBusinessId,
    taskId: providerTaskId ?? '',
    baseUrl: baseUrl ?? '',
    body: body ?? '',
    url: resultUrl,
  }
}

/** Rows in every state, with the columns that the first schema had. @returns the id of each */
async function seed(url: string): Promise<Map<State, string>> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query("insert into images (sha256, ext, width, height, bytes) values ($1, 'png', 4, 4, 99)", [STILL])
  await client.query(
    'insert into clips (sha256, bytes, width, height, duration_ms, has_audio) values ($1, 9, 320, 180, 5000, true)',
    [CLIP],
  )
  const ids = new Map<State, string>()
  for (const state of STATES) {
    const id = randomUUID()
    ids.set(state, id)
    await client.query(
      `insert into generations (id, click_key, prompt, negative_prompt, mode, duration, aspect_ratio, audio, watermark, take_of, due_at)
        values ($1, $2, $3, '', 'std', 5, '16:9', true, false, $4, now() - interval '1 minute')`,
      [id, randomUUID(), `a fox, ${state}`, state === 'running' ? ids.get('queued') : null],
    )
    if (state === 'ready')
      await client.query(
        "insert into generation_images (generation_id, position, role, sha256) values ($1, 0, 'first_frame', $2)",
        [id, STILL],
      )
    if (state === 'queued')
      await client.query('insert into attempts (generation_id, number, client_business_id) values ($1, 1, $2)', [
        id,
        randomUUID(),
      ])
    if (state in tasks) await seedAttempt(client, id, state, tasks[state as keyof typeof tasks])
    const last =
      state === 'failed' ? `failure = '{"code":"provider"}',` : state === 'ready' ? `clip_sha256 = '${CLIP}',` : ''
    for (const [at, step] of WAYS[state].entries())
      await client.query(
        `update generations set ${at === WAYS[state].length - 1 ? last : ''} state = $2 where id = $1`,
        [id, step],
      )
  }
  await client.end()
  return ids
}

async function seedAttempt(client: pg.Client, id: string, state: State, task: Task): Promise<void> {
  const known = state === 'running' || state === 'saving'
  await client.query(
    `insert into attempts (generation_id, number, client_business_id, phase, base_url, body, sent_at, provider_task_id)
      values ($1, 1, $2, $3, $4, $5, now(), $6)`,
    [
      id,
      task.businessId,
      known ? 'accepted' : state === 'submitting' ? 'sending' : 'unknown',
      task.baseUrl,
      task.body,
      known ? task.taskId : null,
    ],
  )
  if (known)
    await client.query(
      `update generations set provider_task_id = $2, accepted_at = now(), result_url = $3,
        result_expires_at = now() + interval '1 day' where id = $1`,
      [id, task.taskId, state === 'saving' ? task.url : null],
    )
}

it.each(MIGRATIONS)(
  'brings a database of $tag with a row in every state up to date, and goes on with each',
  async ({ tag, when }) => {
    const server = inject('databaseServer')
    const name = `upgraded_${tag}`
    await runOn(server, `create database ${name} template ${BASE}`)
    const url = databaseNamed(server, name)
    await migrate(url, when)
    const ids = await seed(url)
    await migrate(url)

    const { db, close } = openDatabase(url, 2, () => {})
    const queue = await openJobQueue(url, 'enqueue', () => {})
    const rows = await db.select().from(generations)
    expect(Object.fromEntries(rows.map(({ id, state, prompt }) => [id, `${prompt} ${state}`]))).toEqual(
      Object.fromEntries([...ids].map(([state, id]) => [id, `a fox, ${state} ${state}`])),
    )
    expect(await db.$count(attempts)).toBe(Object.keys(tasks).length + 1)
    expect(await db.$count(clips)).toBe(1)
    expect(await db.select({ id: generationImages.generationId }).from(generationImages)).toEqual([
      { id: ids.get('ready') },
    ])
    const ledger = (await bench.sandbox.ledger()).length

    for (const [state, id] of ids) {
      const step = stepFor(state)
      if (step) await STEP_HANDLERS[step]({ ...bench.deps, db, queue }, id)
      const [row] = await db.select({ state: generations.state }).from(generations).where(eq(generations.id, id))
      expect(`${state} → ${row?.state}`).toBe(`${state} → ${NEXT[state]}`)
    }
    // The queued one was sent, and nothing else was.
    expect(await bench.sandbox.ledger()).toHaveLength(ledger + 1)
    await queue.close(0)
    await close()
    await runOn(server, `drop database ${name} with (force)`)
  },
)
