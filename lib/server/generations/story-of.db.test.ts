import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { type AttemptPhase, attempts } from '#lib/server/db/schema'
import { storyOf } from './story-of.ts'
import { openStepBench, type StepBench } from './testing/step-bench.ts'

let bench: StepBench
beforeAll(async () => {
  bench = await openStepBench()
})
afterEach(async () => {
  await bench.sandbox.clear()
  await bench.openGate()
  await bench.expectNothingPaidTwice()
})
afterAll(() => bench.close())

const refusal = (status: number, code: string) => ({
  on: 'submit' as const,
  do: { kind: 'answer', status, body: { error: { code, message: 'no' } } },
})
const statesOf = async (id: string) => (await storyOf(bench.db, id))?.states.map((step) => step.state)

it('tells every state in order, the attempt with its task, and what the provider says that it cost', async () => {
  const id = await bench.submitAndRun(['submit', 'poll', 'save'])
  const story = await storyOf(bench.db, id)
  expect(await statesOf(id)).toEqual(['queued', 'submitting', 'running', 'saving', 'ready'])
  const times = story?.states.map((step) => step.at)
  expect(times).toEqual(times?.toSorted((a, b) => a - b))
  const { providerTaskId, billing } = await bench.attempt(id)
  expect(story?.attempts).toMatchObject([
    { number: 1, outcome: 'accepted', detail: null, taskId: providerTaskId, billing },
  ])
  expect(billing?.credits).toEqual(expect.any(String))
})

it('tells a request that was refused and then sent again, in the provider’s own code', async () => {
  await bench.sandbox.plan(refusal(429, 'rate_limit_exceeded'))
  const id = await bench.submitAndRun(['submit'])
  expect(await statesOf(id)).toEqual(['queued', 'submitting', 'queued'])
  expect((await storyOf(bench.db, id))?.attempts).toMatchObject([
    { outcome: 'refused', detail: '429 rate_limit_exceeded', billing: null },
  ])
})

it('tells an answer that did not come, and the task that was found afterwards', async () => {
  await bench.sandbox.plan({ on: 'submit', do: { kind: 'reset', when: 'after' } })
  const id = await bench.submitAndRun(['submit'])
  expect((await storyOf(bench.db, id))?.attempts).toMatchObject([{ outcome: 'unknown', detail: 'reset', taskId: null }])
  await bench.run('lookup', id)
  expect((await storyOf(bench.db, id))?.attempts).toMatchObject([{ outcome: 'found_by_lookup', detail: null }])
  expect(await statesOf(id)).toEqual(['queued', 'submitting', 'unconfirmed', 'running'])
})

it.each<[string, AttemptPhase, string]>([
  ['found by a webhook', 'accepted', 'found_by_webhook'],
  ['found by a person', 'accepted', 'found_by_person'],
  ['found in the submit journal', 'accepted', 'found_in_journal'],
  ['not sent: an earlier one was found', 'prepared', 'not_needed'],
])('has words of its own for an attempt that was %s', async (outcome, phase, told) => {
  const id = await bench.submit()
  await bench.db.update(attempts).set({ outcome, phase }).where(eq(attempts.generationId, id))
  expect((await storyOf(bench.db, id))?.attempts).toMatchObject([{ outcome: told, detail: null }])
  await bench.db.delete(attempts).where(eq(attempts.generationId, id))
})

it('tells attempts in their order', async () => {
  const id = await bench.submit()
  await bench.db.insert(attempts).values({ generationId: id, number: 2, clientBusinessId: randomUUID() })
  expect((await storyOf(bench.db, id))?.attempts.map((one) => one.number)).toEqual([1, 2])
  await bench.db.delete(attempts).where(eq(attempts.number, 2))
})

it.each(['nonsense', randomUUID()])('knows no story of %s', async (id) => {
  expect(await storyOf(bench.db, id)).toBeNull()
})
