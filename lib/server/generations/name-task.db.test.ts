import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { nameTaskInputSchema } from '#lib/domain/actions'
import { nameTask } from './name-task.ts'
import type { StepDeps } from './steps/step-deps.ts'
import { openStepBench, type StepBench } from './testing/step-bench.ts'

let bench: StepBench
beforeAll(async () => {
  bench = await openStepBench()
})
afterEach(async () => {
  await bench.sandbox.clear()
  await bench.expectNothingPaidTwice()
})
afterAll(() => bench.close())

/** A generation that the provider took on without our id: nothing can find it but its name. */
const unnamed = async () => {
  await bench.sandbox.plan({ on: 'submit', do: { kind: 'reset', when: 'after' } })
  const id = await bench.submit()
  await bench.run('submit', id, { sendBusinessId: false })
  const taskId = (await bench.sandbox.ledger()).at(-1)?.taskId ?? ''
  return { id, taskId }
}
const name = (id: string, taskId: string) => nameTask(bench.deps, { id, taskId })
const asked = () => {
  const ids: string[] = []
  const provider: StepDeps['provider'] = {
    ...bench.deps.provider,
    status: (id, ...rest) => {
      ids.push(id)
      return bench.deps.provider.status(id, ...rest)
    },
  }
  return { ids, provider }
}

describe('a generation that was sent without our id', () => {
  it('is not asked for, and waits for a person', async () => {
    const { id, taskId } = await unnamed()
    const { ids, provider } = asked()
    expect(await bench.run('lookup', id, { provider })).toBe('unconfirmed')
    expect(ids).toEqual([])
    expect((await bench.row(id)).dueAt?.getTime()).toBeGreaterThan(Date.now() + 23 * 3_600_000)
    await name(id, taskId)
    await bench.run('lookup', id)
  })

  it('goes on with the task that a person names, once the provider knows it', async () => {
    const { id, taskId } = await unnamed()
    expect(await name(id, taskId)).toMatchObject({
      ok: true,
      value: { state: 'unconfirmed', unconfirmed: { named: taskId } },
    })
    expect((await bench.nudges(id)).at(-1)).toBe('lookup')
    expect(await bench.run('lookup', id)).toBe('running')
    expect(await bench.attempt(id)).toMatchObject({ providerTaskId: taskId, outcome: 'found by a person' })
    expect(await name(id, taskId)).toMatchObject({ ok: true, value: { state: 'running' } })
    expect(await bench.run('poll', id)).toBe('saving')
  })

  it('stays where it is when the provider knows no such task, and can be named anew', async () => {
    const { id, taskId } = await unnamed()
    await name(id, 'tsk_vid_misread')
    expect(await bench.run('lookup', id)).toBe('unconfirmed')
    expect(await bench.row(id)).toMatchObject({ providerTaskId: null })
    expect((await bench.attempt(id)).providerTaskId).toBeNull()
    await name(id, taskId)
    expect(await bench.run('lookup', id)).toBe('running')
  })

  it('keeps its name while another provider is in use, and is not asked for there', async () => {
    const { id, taskId } = await unnamed()
    await name(id, taskId)
    const { ids, provider } = asked()
    const elsewhere = { ...provider, baseUrl: 'https://provider.example' }
    expect(await bench.run('lookup', id, { provider: elsewhere })).toBe('unconfirmed')
    expect(ids).toEqual([])
    expect(await bench.row(id)).toMatchObject({ providerTaskId: taskId })
    expect(await bench.run('lookup', id)).toBe('running')
  })

  it('keeps its name while the key of another account is in use, which knows no such task', async () => {
    const { id, taskId } = await unnamed()
    await name(id, taskId)
    await bench.sandbox.plan({ on: 'status', do: { kind: 'answer', status: 404, body: { error: { code: 404 } } } })
    expect(await bench.run('lookup', id, { keyPrint: 'another' })).toBe('unconfirmed')
    expect(await bench.run('lookup', id)).toBe('running')
  })

  it('waits for the provider to be back', async () => {
    const { id, taskId } = await unnamed()
    await name(id, taskId)
    await bench.sandbox.plan({ on: 'status', do: { kind: 'answer', status: 502, body: '' }, times: 2 })
    for (const _ of Array(2)) expect(await bench.run('lookup', id)).toBe('unconfirmed')
    expect(await bench.run('lookup', id)).toBe('running')
  })
})

describe('a name', () => {
  const lost = async () => {
    await bench.sandbox.plan({ on: 'submit', do: { kind: 'reset', when: 'before' } })
    return bench.submitAndRun(['submit'])
  }

  it('is refused for the task of another, by us and by what the provider says of it', async () => {
    const other = await bench.submitAndRun(['submit'])
    const theirs = (await bench.attempt(other)).providerTaskId ?? ''
    const id = await lost()
    expect(await name(id, theirs)).toEqual({ ok: false, problem: 'invalid', field: 'taskId' })
    await bench.db.execute(sql`update attempts set provider_task_id = null where generation_id = ${other}`)
    expect(await name(id, theirs)).toMatchObject({ ok: true })
    await bench.db.execute(sql`update attempts set provider_task_id = ${theirs} where generation_id = ${other}`)
    expect(await bench.run('lookup', id)).toBe('unconfirmed')
    expect(await bench.row(id)).toMatchObject({ providerTaskId: null })
    expect(await bench.run('poll', other)).toBe('saving')
  })

  it('is not believed where the provider says that the task carries the id of another', async () => {
    const id = await lost()
    await name(id, 'tsk_vid_theirs')
    const theirs = { taskId: 'tsk_vid_theirs', clientBusinessId: 'of another program' }
    const status = async () => ({ kind: 'running', progress: 0, word: 'queued', ...theirs }) as const
    expect(await bench.run('lookup', id, { provider: { ...bench.deps.provider, status } })).toBe('unconfirmed')
    expect(await bench.row(id)).toMatchObject({ providerTaskId: null })
  })

  it('does not stand in the way of our own id while the provider does not answer to it', async () => {
    await bench.sandbox.plan({ on: 'submit', do: { kind: 'reset', when: 'after' } })
    const id = await bench.submitAndRun(['submit'])
    await name(id, 'tsk_vid_odd')
    const { ids, provider } = asked()
    await bench.sandbox.plan({ on: 'status', do: { kind: 'answer', status: 502, body: '' } })
    expect(await bench.run('lookup', id, { provider })).toBe('unconfirmed')
    expect(await bench.run('lookup', id, { provider })).toBe('running')
    expect(ids).toEqual(['tsk_vid_odd', (await bench.attempt(id)).clientBusinessId])
  })

  it('takes the row from a look-up that is under way', async () => {
    const id = await lost()
    const provider: StepDeps['provider'] = {
      ...bench.deps.provider,
      status: async () => {
        await name(id, 'tsk_vid_named')
        return { kind: 'not_found' }
      },
    }
    await bench.run('lookup', id, { provider })
    const row = await bench.row(id)
    expect(row).toMatchObject({ providerTaskId: 'tsk_vid_named', leaseToken: null })
    expect(row.dueAt?.getTime()).toBeLessThanOrEqual(Date.now())
  })

  it('is too late for one that is no longer unconfirmed', async () => {
    expect(await name(await bench.submitAndRun(['submit']), 'tsk_x')).toEqual({ ok: false, problem: 'too_late' })
    expect(await name(crypto.randomUUID(), 'tsk_x')).toEqual({ ok: false, problem: 'not_found' })
  })

  it.each(['', '  ', 'two words', '..', 'é', 'x'.repeat(201), 'a\u0000b'])('cannot be %j', (taskId) => {
    expect(nameTaskInputSchema.safeParse({ id: crypto.randomUUID(), taskId }).success).toBe(false)
  })

  it('is taken without the blanks that come along from the clipboard', () => {
    const parsed = nameTaskInputSchema.safeParse({ id: crypto.randomUUID(), taskId: ' tsk_vid_1\n' })
    expect(parsed.data?.taskId).toBe('tsk_vid_1')
  })
})
