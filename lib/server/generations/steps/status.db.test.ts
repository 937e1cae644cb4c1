import { eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { generations } from '#lib/server/db/schema'
import type { Fault } from '#lib/server/generations/testing/sandbox-bench'
import { openStepBench, type StepBench } from '#lib/server/generations/testing/step-bench'

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

const plan = (fault: Fault['do'], times = 1) => bench.sandbox.plan({ on: 'status', times, do: fault })
const saying = (fields: object) => ({ kind: 'replace', fields, remove: ['result'] })
const NOT_FOUND = { kind: 'answer', status: 404, body: { error: { code: 404, message: 'no such task' } } }

/** Answers that say nothing of the end. */
const OPEN: [string, Fault['do']][] = [
  ['an unknown word', saying({ status: 'pondering' })],
  ['no word', saying({ status: '' })],
  ['a progress of 150', saying({ status: 'in_progress', progress: 150 })],
  ['a progress that is no number', saying({ status: 'in_progress', progress: 'NaN' })],
  ['completed without a result', saying({ status: 'completed' })],
  ['no such task', NOT_FOUND],
  ['no such task, as gateways put it', { kind: 'answer', status: 400, body: { code: 'task_not_exist', message: '' } }],
  ['another task', saying({ id: 'tsk_vid_other', client_business_id: 'another', status: 'failed' })],
  ['failed, of nothing by name', { kind: 'answer', status: 200, body: { status: 'error', message: 'busy' } }],
  ['500', { kind: 'answer', status: 500, body: '' }],
  ['504 in HTML', { kind: 'answer', status: 504, body: '<h1>Gateway Timeout</h1>' }],
  ['404 in HTML', { kind: 'answer', status: 404, body: '<h1>Not Found</h1>' }],
  ['429', { kind: 'answer', status: 429, headers: { 'retry-after': '40' }, body: '' }],
  ['HTML', { kind: 'html' }],
  ['nothing', { kind: 'nothing' }],
  ['half the JSON', { kind: 'cut_json' }],
  ['a reset', { kind: 'reset' }],
]

describe('a running generation', () => {
  it.each(OPEN)('goes on when the answer is: %s', async (_, fault) => {
    const id = await bench.submitAndRun(['submit'])
    // Two, since an unknown task is asked for by our own id as well.
    await plan(fault, 2)
    expect(await bench.run('poll', id)).toBe('running')
    await bench.sandbox.clear()
    expect(await bench.run('poll', id)).toBe('saving')
  })

  it('shows a progress of 0 to 100 that never goes backwards', async () => {
    const id = await bench.submitAndRun(['submit'])
    const shown: (number | null)[] = []
    for (const progress of [0, 30, 20, '65%', 150, -5]) {
      await plan(saying({ status: 'in_progress', progress }))
      await bench.run('poll', id)
      shown.push((await bench.row(id)).progress)
    }
    expect(shown).toEqual([0, 30, 30, 65, 100, 100])
  })

  it('is asked for more seldom after a refusal of the key, and rests the submitting of all', async () => {
    const id = await bench.submitAndRun(['submit'])
    await plan({ kind: 'answer', status: 401, body: { error: { code: 401, message: 'no' } } })
    expect(await bench.run('poll', id)).toBe('running')
    const other = await bench.submit()
    expect(await bench.run('submit', other)).toBe('queued')
    expect(await bench.run('poll', id)).toBe('saving')
  })

  it('does not rest the submitting of all because it belongs to another account', async () => {
    const id = await bench.submitAndRun(['submit'])
    await plan({ kind: 'answer', status: 403, body: { error: { code: 'access_denied', message: 'not yours' } } })
    expect(await bench.run('poll', id)).toBe('running')
    expect(await bench.run('submit', await bench.submit())).toBe('running')
  })

  it('is not failed by a clock: an outage of two days, then its clip', async () => {
    const id = await bench.submitAndRun(['submit'])
    await bench.db
      .update(generations)
      .set({ acceptedAt: sql`now() - interval '47 hours'`, failures: 500 })
      .where(eq(generations.id, id))
    await plan({ kind: 'answer', status: 502, body: '' })
    expect(await bench.run('poll', id)).toBe('running')
    expect(await bench.run('poll', id)).toBe('saving')
  })

  it('is not failed by a machine that was off for days and has no network yet', async () => {
    const id = await bench.submitAndRun(['submit'])
    await bench.db.update(generations).set({ acceptedAt: sql`now() - interval '9 days'` }).where(eq(generations.id, id))
    await plan({ kind: 'reset' })
    expect(await bench.run('poll', id)).toBe('running')
  })

  it('is not failed by a clock of this process that is days ahead', async () => {
    const id = await bench.submitAndRun(['submit'])
    await plan(saying({ status: 'in_progress', progress: 10 }))
    const real = Date.now
    Date.now = () => real() + 9 * 86_400_000
    expect(await bench.run('poll', id).finally(() => (Date.now = real))).toBe('running')
  })

  it('is not failed by one denial after a long outage', async () => {
    const id = await bench.submitAndRun(['submit'])
    await bench.db
      .update(generations)
      .set({ failures: 300, acceptedAt: sql`now() - interval '3 hours'` })
      .where(eq(generations.id, id))
    await plan(NOT_FOUND, 2)
    expect(await bench.run('poll', id)).toBe('running')
    await plan(saying({ status: 'completed' }))
    expect(await bench.run('poll', id)).toBe('running')
    expect(await bench.run('poll', id)).toBe('saving')
  })

  it.each<[string, Fault['do'], string]>([
    ['unknown', NOT_FOUND, 'task_not_found'],
    ['completed without a result', saying({ status: 'completed' }), 'result_invalid'],
  ])('fails by name once the provider said twenty times: %s', async (_, fault, code) => {
    const id = await bench.submitAndRun(['submit'])
    await plan(fault, 40)
    await bench.db
      .update(generations)
      .set({ acceptedAt: sql`now() - interval '25 hours'` })
      .where(eq(generations.id, id))
    let waited = 0
    for (const _ of Array(19)) {
      expect(await bench.run('poll', id)).toBe('running')
      waited += ((await bench.row(id)).dueAt?.getTime() ?? 0) - Date.now()
    }
    expect(waited).toBeGreaterThan(20 * 60_000)
    expect(await bench.run('poll', id)).toBe('failed')
    expect((await bench.row(id)).failure?.code).toBe(code)
  })

  it('believes no provider at another address that the task is unknown', async () => {
    const id = await bench.submitAndRun(['submit'])
    await bench.db.execute(sql`update attempts set base_url = 'https://elsewhere' where generation_id = ${id}`)
    await bench.db.update(generations).set({ providerTaskId: 'tsk_unknown', strikes: 19 }).where(eq(generations.id, id))
    expect(await bench.run('poll', id)).toBe('running')
    expect((await bench.row(id)).strikes).toBe(19)
  })

  it.each<[string, string, object, string]>([
    ['its documented code', 'a fox', { code: 'content_policy_violation', message: 'refused' }, 'content_policy'],
    ['Kling’s own code', 'a fox', { code: 1301, message: 'refused' }, 'content_policy'],
    ['words alone', 'a fox', { code: 'generation_failed', message: '内容违规' }, 'content_policy'],
    ['no moderation', 'a fox', { code: 'generation_failed', message: 'out of luck' }, 'provider'],
  ])('fails with the provider’s words: %s', async (_, prompt, error, code) => {
    const id = await bench.submitAndRun(['submit'], { prompt })
    await plan(saying({ status: 'failed', error }))
    expect(await bench.run('poll', id)).toBe('failed')
    expect((await bench.row(id)).failure).toMatchObject({ code, providerMessage: Object(error).message })
    expect((await bench.attempt(id)).billing).not.toBeNull()
  })
})
