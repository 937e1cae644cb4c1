import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openStepBench, type StepBench } from '#lib/server/generations/testing/step-bench'
import { openSubmitJournal } from '#lib/server/journal/submit-journal'
import { replayJournal } from './replay-journal.ts'
import { submitStep } from './submit-step.ts'

let bench: StepBench
beforeAll(async () => {
  bench = await openStepBench()
})
afterEach(() => bench.expectNothingPaidTwice())
afterAll(() => bench.close())

const files = () => readdirSync(bench.journalRoot)
/** What works with the database until the provider has answered, and never again. */
const databaseGoesAway = () => {
  let away = false
  const provider: StepBench['deps']['provider'] = {
    ...bench.deps.provider,
    submit: async (body) => {
      const answer = await bench.deps.provider.submit(body)
      away = true
      return answer
    },
  }
  const db = new Proxy(bench.db, {
    get: (target, name, self) => {
      if (away) throw new Error('the database is away')
      return Reflect.get(target, name, self)
    },
  })
  return { db, provider }
}
/** Submits, and loses the database before the answer can be written down, for longer than that is tried. */
const paidAndUnknown = async (sendBusinessId = true) => {
  const id = await bench.submit()
  const away = { ...databaseGoesAway(), sendBusinessId, recordPauses: [1, 1] }
  await expect(submitStep({ ...bench.deps, ...away }, id)).rejects.toThrow('the database is away')
  expect(await bench.attempt(id)).toMatchObject({ phase: 'sending', providerTaskId: null })
  await bench.expireLease(id)
  return id
}

describe('an id that the database did not take', () => {
  it.each([
    ['with our id', true],
    ['without our id, so that nobody could ask for it', false],
  ])('is adopted by the next worker, %s', async (_, sendBusinessId) => {
    const id = await paidAndUnknown(sendBusinessId)
    await replayJournal(bench.deps, 0)
    const { taskId } = (await bench.sandbox.ledger()).at(-1) ?? {}
    expect(await bench.attempt(id)).toMatchObject({ providerTaskId: taskId, outcome: 'found in the submit journal' })
    expect(await bench.run('submit', id)).toBe('running')
    expect(await bench.run('poll', id)).toBe('saving')
    expect(files()).toEqual([])
  })

  it('is adopted once the row is unconfirmed, too', async () => {
    const id = await paidAndUnknown(false)
    expect(await bench.run('submit', id)).toBe('unconfirmed')
    await replayJournal(bench.deps, 0)
    expect((await bench.row(id)).dueAt?.getTime()).toBeLessThanOrEqual(Date.now())
    expect(await bench.run('lookup', id)).toBe('running')
  })

  it('is kept for as long as the database is away', async () => {
    const id = await paidAndUnknown()
    const transaction = () => Promise.reject(new Error('the database is away'))
    const db = new Proxy(bench.db, {
      get: (target, name) => (name === 'transaction' ? transaction : Reflect.get(target, name)),
    })
    await replayJournal({ ...bench.deps, db }, 0)
    expect(files()).toHaveLength(1)
    await replayJournal(bench.deps, 0)
    expect(await bench.run('submit', id)).toBe('running')
  })
})

it('forgets what the database has, and what is none of its own', async () => {
  const id = await bench.submitAndRun(['submit'])
  expect(files()).toHaveLength(1)
  const foreign = { at: '', generationId: 'g', clientBusinessId: 'of another database', taskId: 'tsk_foreign' }
  await bench.deps.journal.write(foreign)
  await replayJournal(bench.deps, 0)
  expect(files()).toEqual([])
  expect(await bench.run('poll', id)).toBe('saving')
})

it('is no hindrance where it cannot be written', async () => {
  const folder = path.join(bench.journalRoot, 'not a folder')
  writeFileSync(folder, '')
  const journal = openSubmitJournal(folder, { onProblem: () => undefined })
  const id = await bench.submit()
  expect(await bench.run('submit', id, { journal })).toBe('running')
  expect(bench.lines.some((line) => line.includes('the submit journal was not written') && line.includes(id))).toBe(
    true,
  )
  rmSync(folder)
})
