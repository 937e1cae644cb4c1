import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { LOCAL_OWNER_ID } from '#lib/domain/team/roles'
import { activity } from '#lib/server/db/schema-activity'
import { anotherTake } from './another-take.ts'
import { cancelGeneration } from './cancel-generation.ts'
import { submitStep } from './steps/submit-step.ts'
import { openStepBench, type StepBench } from './testing/step-bench.ts'

let bench: StepBench
beforeAll(async () => {
  bench = await openStepBench()
})
afterEach(() => bench.expectNothingPaidTwice())
afterAll(() => bench.close())

describe('a person', () => {
  it('cancels before it is sent, and never afterwards', async () => {
    const id = await bench.submit()
    const [cancelled] = await Promise.all([cancelGeneration(bench.db, id, LOCAL_OWNER_ID), submitStep(bench.deps, id)])
    const { state } = await bench.row(id)
    // Either may be first.
    const ends = [
      [true, 'cancelled', 0],
      [false, 'running', 1],
    ]
    expect(ends).toContainEqual([cancelled.ok, state, (await bench.accepted(id)).length])
    expect(await cancelGeneration(bench.db, id, LOCAL_OWNER_ID)).toMatchObject({ ok: cancelled.ok })
    const told = await bench.db.select().from(activity).where(eq(activity.kind, 'cancelled'))
    expect(told).toHaveLength(Number(cancelled.ok))
    expect(await cancelGeneration(bench.db, await bench.submitAndRun(['submit']), LOCAL_OWNER_ID)).toMatchObject({
      problem: 'too_late',
    })
  })

  it('has another take made of a failed one and of one that is under way, each press once', async () => {
    const failed = await bench.submitAndRun(['submit', 'poll'], { prompt: 'a #fail' })
    const clickKey = crypto.randomUUID()
    const again = await anotherTake(bench.deps, { id: failed, clickKey })
    expect(again).toMatchObject({ ok: true, value: { takeOf: failed, status: { state: 'queued' } } })
    expect(await anotherTake(bench.deps, { id: failed, clickKey })).toEqual(again)
    const running = await bench.submitAndRun(['submit'])
    expect(await anotherTake(bench.deps, { id: running, clickKey: crypto.randomUUID() })).toMatchObject({
      ok: true,
      value: { takeOf: running, shot: { id: running, take: 2, takes: 2 } },
    })
  })
})
