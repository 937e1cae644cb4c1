import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { requestBody } from '#lib/domain/recipe/request-body'
import { attempts, generations } from '#lib/server/db/schema'
import { settleQueue } from './settle-queue.ts'
import { lookUpSuperseded } from './steps/lookup-superseded.ts'
import { openStepBench, type StepBench } from './testing/step-bench.ts'
import { openWebhookReceiver } from './testing/webhook-receiver.ts'
import { toRecipe } from './view.ts'

let bench: StepBench
let hook: Awaited<ReturnType<typeof openWebhookReceiver>>
beforeAll(async () => {
  bench = await openStepBench()
  hook = await openWebhookReceiver(bench.deps)
})
afterEach(async () => {
  await bench.expectNothingPaidTwice()
  await bench.sandbox.clear()
  await bench.db.update(attempts).set({ lookupAt: null })
})
afterAll(async () => {
  hook.close()
  await bench.close()
})

/** What a backup found queued and its installation sent afterwards, restored with `--cancel-queued`. */
async function sentAfterTheBackup() {
  const id = await bench.submit()
  const { clientBusinessId } = await bench.attempt(id)
  const body = requestBody(toRecipe(await bench.row(id), []), () => '', clientBusinessId)
  const sent = await bench.deps.provider.submit(JSON.stringify(body))
  if (sent.kind !== 'accepted') throw new Error(sent.kind)
  await settleQueue(bench.db, { cancel: true })
  return { id, taskId: sent.taskId, clientBusinessId }
}
const takesOf = (id: string) => bench.db.select().from(generations).where(sql`take_of = ${id}`)
/** The clip of the one take that was made of what was cancelled. */
async function expectOneTake(id: string): Promise<void> {
  const [take, ...others] = await takesOf(id)
  expect(others).toEqual([])
  for (const step of ['submit', 'poll', 'save'] as const) await bench.run(step, take?.id ?? '')
  expect((await bench.row(take?.id ?? '')).state).toBe('ready')
  expect((await bench.row(id)).state).toBe('cancelled')
}

describe('what a restore cancelled', () => {
  it('is asked for, and becomes a take of its own where it had been sent', async () => {
    const { id } = await sentAfterTheBackup()
    await lookUpSuperseded(bench.deps)
    await expectOneTake(id)
    expect(await bench.attempt(id)).toMatchObject({ phase: 'prepared', providerTaskId: null, lookupAt: null })
    await lookUpSuperseded(bench.deps)
    expect(await takesOf(id)).toHaveLength(1)
  })

  it('becomes a take of its own where a webhook names it, however often', async () => {
    const { id, taskId, clientBusinessId } = await sentAfterTheBackup()
    const completed = { task_id: taskId, client_business_id: clientBusinessId, status: 'SUCCESS' }
    for (let times = 0; times < 2; times += 1)
      expect(await hook.deliver('generation.completed', completed)).toMatchObject({ status: 204 })
    await expectOneTake(id)
  })

  it('stays cancelled where it is found nowhere, and is asked for no more after a day', async () => {
    const id = await bench.submit()
    expect(await settleQueue(bench.db, { cancel: true })).toBe(1)
    await lookUpSuperseded(bench.deps)
    expect(await bench.attempt(id)).toMatchObject({ lookups: 1, lookupAt: expect.any(Date) })
    await bench.db.update(generations).set({ stateSince: sql`now() - interval '25 hours'` })
    await bench.db.update(attempts).set({ lookupAt: sql`now()` }).where(sql`generation_id = ${id}`)
    await lookUpSuperseded(bench.deps)
    expect(await bench.attempt(id)).toMatchObject({ phase: 'prepared', lookups: 2, lookupAt: null })
    expect([(await bench.row(id)).state, await takesOf(id), await bench.accepted(id)]).toEqual(['cancelled', [], []])
  })
})
