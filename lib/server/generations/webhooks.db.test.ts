import { eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { generations } from '#lib/server/db/schema'
import { projects } from '#lib/server/db/schema-names'
import { users } from '#lib/server/db/schema-team'
import { webhookEvents } from '#lib/server/db/schema-upkeep'
import { sendAgain } from './send-again.ts'
import { resolveEvents } from './steps/resolve-events.ts'
import type { StepDeps } from './steps/step-deps.ts'
import { openStepBench, type StepBench } from './testing/step-bench.ts'
import { openWebhookReceiver, WEBHOOK_SECRET } from './testing/webhook-receiver.ts'

let bench: StepBench
let hook: Awaited<ReturnType<typeof openWebhookReceiver>>
beforeAll(async () => {
  bench = await openStepBench()
  hook = await openWebhookReceiver(bench.deps)
})
afterEach(async () => {
  await bench.sandbox.sendWebhooks(null)
  await bench.sandbox.clear()
  await bench.expectNothingPaidTwice()
  await bench.db.delete(webhookEvents)
})
afterAll(async () => {
  hook.close()
  await bench.close()
})

const events = () => bench.db.select().from(webhookEvents)
const putOff = (id: string) =>
  bench.db.update(generations).set({ dueAt: sql`now() + interval '1 hour'` }).where(eq(generations.id, id))
const isDue = async (id: string) => ((await bench.row(id)).dueAt?.getTime() ?? 0) <= Date.now()
const taskOf = async (id: string) => (await bench.attempt(id)).providerTaskId ?? ''
/** A POST that the provider took and whose answer was lost. @param idSent whether it named our id */
const unconfirmed = async (idSent = true) => {
  await bench.sandbox.plan({ on: 'submit', do: { kind: 'reset', when: 'after' } })
  const id = await bench.submit()
  expect(await bench.run('submit', id, { sendBusinessId: idSent })).toBe('unconfirmed')
  return { id, taskId: (await bench.sandbox.ledger()).at(-1)?.taskId ?? '' }
}
/** Lets the time pass after which the task of a webhook that is nobody's is asked for again. */
const sweepLater = async () => {
  await bench.db.execute(sql`update webhook_events set received_at = received_at - interval '2 hours'`)
  await resolveEvents(bench.deps)
}
const noQuestions: StepDeps['provider']['status'] = () => Promise.reject(new Error('must not be asked'))

describe('a webhook', () => {
  it('of a running task makes its poll due, and nothing else', async () => {
    const id = await bench.submitAndRun(['submit'])
    await putOff(id)
    const { status } = await hook.deliver('generation.completed', { task_id: await taskOf(id), status: 'SUCCESS' })
    expect(status).toBe(204)
    expect(await isDue(id)).toBe(true)
    expect(await bench.row(id)).toMatchObject({ state: 'running', resultUrl: null, progress: null })
    expect(await bench.run('poll', id)).toBe('saving')
  })

  it('is the sandbox’s own: it may come before our POST was answered, and the poll is then due at once', async () => {
    await bench.sandbox.sendWebhooks({ url: hook.url, secret: WEBHOOK_SECRET })
    const provider: StepDeps['provider'] = {
      ...bench.deps.provider,
      submit: async (body) => {
        const received = hook.received()
        const answer = await bench.deps.provider.submit(body)
        await received
        return answer
      },
    }
    const id = await bench.submit()
    expect(await bench.run('submit', id, { provider })).toBe('running')
    expect(await isDue(id)).toBe(true)
    expect(await events()).toMatchObject([{ type: 'generation.completed', taskId: await taskOf(id) }])
  })

  it('that named the task is not done away with by an answer that named none', async () => {
    await bench.sandbox.sendWebhooks({ url: hook.url, secret: WEBHOOK_SECRET })
    const provider: StepDeps['provider'] = {
      ...bench.deps.provider,
      submit: async (body) => {
        const received = hook.received()
        await bench.deps.provider.submit(body)
        await received
        return { kind: 'unknown', reason: 'timeout', httpStatus: null }
      },
    }
    const id = await bench.submit()
    expect(await bench.run('submit', id, { provider })).toBe('running')
    expect(await bench.attempt(id)).toMatchObject({ outcome: 'found by a webhook' })
    expect(await bench.accepted(id)).toHaveLength(1)
  })

  it('names the task of an unconfirmed generation, which needs no look-up then', async () => {
    const { id, taskId } = await unconfirmed()
    const { clientBusinessId } = await bench.attempt(id)
    await putOff(id)
    await hook.deliver('generation.completed', { task_id: taskId, client_business_id: clientBusinessId })
    expect(await isDue(id)).toBe(true)
    const provider = { ...bench.deps.provider, status: noQuestions }
    expect(await bench.run('lookup', id, { provider })).toBe('running')
    expect(await taskOf(id)).toBe(taskId)
  })

  it('does nothing the second time', async () => {
    const id = await bench.submitAndRun(['submit'])
    const task_id = await taskOf(id)
    const first = await hook.deliver('generation.completed', { task_id })
    await putOff(id)
    expect(await hook.deliver('generation.completed', { task_id }, { id: first.id })).toEqual({
      status: 204,
      id: first.id,
    })
    expect(await isDue(id)).toBe(false)
    expect(await events()).toHaveLength(1)
  })

  it.each([
    ['is forged', { secret: 'whsec_other' }],
    ['is six minutes old', { secondsOff: -360 }],
    ['comes from the future', { secondsOff: 360 }],
  ])('that %s is refused and does nothing', async (_, forgery) => {
    const id = await bench.submitAndRun(['submit'])
    await putOff(id)
    const { status } = await hook.deliver('generation.completed', { task_id: await taskOf(id) }, forgery)
    expect(status).toBe(401)
    expect(await isDue(id)).toBe(false)
    expect(await events()).toEqual([])
  })

  it('is taken with either secret during a rotation, and not at all without one', async () => {
    const rotating = await openWebhookReceiver(bench.deps, ['whsec_new', WEBHOOK_SECRET])
    expect((await rotating.deliver('endpoint.test', {}, { secret: 'whsec_new' })).status).toBe(204)
    expect((await rotating.deliver('endpoint.test', {})).status).toBe(204)
    rotating.close()
    const none = await openWebhookReceiver(bench.deps, [])
    expect((await none.deliver('endpoint.test', {})).status).toBe(404)
    none.close()
  })

  it('of a failure moves nothing that is settled', async () => {
    const id = await bench.submitAndRun(['submit', 'poll', 'save'])
    const before = await bench.row(id)
    expect(before.state).toBe('ready')
    const { status } = await hook.deliver('generation.failed', { task_id: await taskOf(id), status: 'FAILURE' })
    expect(status).toBe(204)
    await resolveEvents(bench.deps)
    expect(await bench.row(id)).toEqual(before)
  })

  it('of an attempt that was given up and sent twice makes a take of its own', async () => {
    const { id, taskId } = await unconfirmed()
    const [chen] = await bench.db.insert(users).values({ name: 'Chen', role: 'creator' }).returning()
    const [harbour] = await bench.db.insert(projects).values({ id: crypto.randomUUID(), name: 'Harbour' }).returning()
    const theirs = { createdBy: chen?.id ?? '', projectId: harbour?.id ?? '' }
    await bench.db.update(generations).set(theirs).where(eq(generations.id, id))
    const { clientBusinessId } = await bench.attempt(id)
    await sendAgain(bench.deps, { id, attempt: 1 })
    expect(await bench.run('submit', id)).toBe('running')
    await hook.deliver('generation.completed', { task_id: taskId, client_business_id: clientBusinessId })
    const [own] = await bench.db.select().from(generations).where(eq(generations.takeOf, id))
    expect(own).toMatchObject(theirs)
    for (const step of ['submit', 'poll', 'save'] as const) await bench.run(step, own?.id ?? '')
    expect((await bench.row(own?.id ?? '')).state).toBe('ready')
    expect(await bench.run('poll', id)).toBe('saving')
  })
})

describe('a webhook of a task that is nobody’s', () => {
  it('is adopted when the provider, asked for it, names our id', async () => {
    const { id, taskId } = await unconfirmed()
    await putOff(id)
    await hook.deliver('generation.completed', { task_id: taskId })
    expect(await isDue(id)).toBe(false)
    await sweepLater()
    expect(await isDue(id)).toBe(true)
    expect(await bench.run('lookup', id)).toBe('running')
    expect(await events()).toMatchObject([{ matchedAt: expect.any(Date) }])
  })

  it('is matched without a question once our own answer has come', async () => {
    const id = await bench.submitAndRun(['submit'])
    await bench.db.insert(webhookEvents).values({ id: 'evt_early', type: 'x', taskId: await taskOf(id) })
    await resolveEvents({ ...bench.deps, provider: { ...bench.deps.provider, status: noQuestions } })
    expect(await isDue(id)).toBe(true)
    expect(await events()).toMatchObject([{ matchedAt: expect.any(Date), tries: 0 }])
  })

  it('is asked for five times and no more', async () => {
    await hook.deliver('generation.completed', { task_id: 'tsk_vid_of_a_stranger' })
    for (const _ of Array(7)) await sweepLater()
    expect(await events()).toMatchObject([{ matchedAt: null, tries: 5 }])
  })

  it('is forgotten after eight days', async () => {
    await hook.deliver('generation.completed', { task_id: 'tsk_vid_of_a_stranger' })
    await bench.db.update(webhookEvents).set({ receivedAt: sql`now() - interval '7 days'` })
    await resolveEvents(bench.deps)
    expect(await events()).toHaveLength(1)
    await bench.db.update(webhookEvents).set({ receivedAt: sql`now() - interval '9 days'` })
    await resolveEvents(bench.deps)
    expect(await events()).toEqual([])
  })
})

describe('where our id was left out', () => {
  const tell = (taskId: string, at = Date.now()) =>
    hook.deliver('generation.completed', { task_id: taskId, submitted_at: Math.floor(at / 1000) })

  const askForTheLastTime = async () => {
    await bench.db.update(webhookEvents).set({ tries: 4 })
    await sweepLater()
  }

  it('a webhook names the one attempt that was sent at that time', async () => {
    const { id, taskId } = await unconfirmed(false)
    await tell(taskId)
    // Another program's task may have ended before ours did.
    for (const _ of Array(4)) await sweepLater()
    expect(await taskOf(id)).toBe('')
    await sweepLater()
    expect(await bench.run('lookup', id)).toBe('running')
    expect(await taskOf(id)).toBe(taskId)
  })

  it('a webhook of another time, or one of two that fit, is left to a person', async () => {
    const { id, taskId } = await unconfirmed(false)
    const hours = await tell(taskId, Date.now() - 3_600_000)
    await askForTheLastTime()
    expect(await taskOf(id)).toBe('')
    await bench.db.delete(webhookEvents).where(eq(webhookEvents.id, hours.id))

    const second = await unconfirmed(false)
    await tell(taskId)
    await askForTheLastTime()
    expect([await taskOf(id), await taskOf(second.id)]).toEqual(['', ''])
    // The second is known by then, so that only the first is left.
    await bench.db.execute(
      sql`update attempts set provider_task_id = ${second.taskId}, phase = 'accepted' where generation_id = ${second.id}`,
    )
    await askForTheLastTime()
    expect(await taskOf(id)).toBe(taskId)
  })

  it('two tasks that fit one attempt are left to a person', async () => {
    const { id, taskId } = await unconfirmed(false)
    await tell(taskId)
    await tell('tsk_vid_of_a_stranger')
    await askForTheLastTime()
    expect(await taskOf(id)).toBe('')
    await bench.db.execute(sql`update attempts set provider_task_id = ${taskId} where generation_id = ${id}`)
  })
})

describe('polling', () => {
  const running = { kind: 'replace', fields: { status: 'in_progress', progress: 10 }, remove: ['result'] }
  const pauseAfterPoll = async (id: string, webhooks: boolean) => {
    await bench.sandbox.plan({ on: 'status', do: running })
    expect(await bench.run('poll', id, { webhooks })).toBe('running')
    return ((await bench.row(id)).dueAt?.getTime() ?? 0) - Date.now()
  }

  it('is six times slower while webhooks come, and for no task that one has told of', async () => {
    const [first, second] = [await bench.submitAndRun(['submit']), await bench.submitAndRun(['submit'])]
    expect(await pauseAfterPoll(second, true)).toBeLessThan(13_000)
    await hook.deliver('generation.completed', { task_id: await taskOf(first) })
    expect(await pauseAfterPoll(second, true)).toBeGreaterThan(50_000)
    expect(await pauseAfterPoll(second, false)).toBeLessThan(13_000)
    expect(await pauseAfterPoll(first, true)).toBeLessThan(13_000)
    await bench.db.update(webhookEvents).set({ receivedAt: sql`now() - interval '61 minutes'` })
    expect(await pauseAfterPoll(second, true)).toBeLessThan(13_000)
  })
})
