import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDatabase } from '#lib/server/db/database'
import { openStepBench, type StepBench } from '#lib/server/generations/testing/step-bench'

let bench: StepBench
beforeAll(async () => {
  bench = await openStepBench()
})
afterAll(() => bench.close())

/** Longer than a query waits for a connection, which is five seconds. */
const TAKEN_FOR_S = 6

it('writes a paid id down once a connection is free again, when others had taken them all', async () => {
  const { db, close } = openDatabase(bench.databaseUrl, 1, () => {})
  let others: Promise<unknown> = Promise.resolve()
  const provider: StepBench['deps']['provider'] = {
    ...bench.deps.provider,
    submit: async (body) => {
      const answer = await bench.deps.provider.submit(body)
      // A query of drizzle is not sent before somebody waits for it.
      others = db.execute(sql`select pg_sleep(${TAKEN_FOR_S})`).then(() => {})
      return answer
    },
  }
  const id = await bench.submit()
  expect(await bench.run('submit', id, { db, provider })).toBe('running')
  await others
  await close()
  expect(bench.lines.join('')).toContain('could not be written down; trying again')
  const [entry] = await bench.accepted(id)
  expect(await bench.attempt(id)).toMatchObject({ phase: 'accepted', providerTaskId: entry?.taskId })
  await bench.expectNothingPaidTwice()
})
