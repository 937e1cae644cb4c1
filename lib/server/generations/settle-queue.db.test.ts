import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { State } from '#lib/domain/generation/states'
import { type AttemptPhase, attempts, generations } from '#lib/server/db/schema'
import { settleQueue } from './settle-queue.ts'
import { openPlainDatabase, plainRow } from './testing/plain-rows.ts'

let database: Awaited<ReturnType<typeof openPlainDatabase>>
const expected = new Map<string, State>()
beforeEach(async () => {
  database = await openPlainDatabase()
  expected.clear()
})
afterEach(() => database.close())

/** A generation as a backup finds it: on its way into a state, with its attempts from the first to the newest. */
async function found(path: State[], phases: AttemptPhase[], after: State, providerTaskId?: string): Promise<void> {
  const [row] = await database.db.insert(generations).values(plainRow()).returning()
  if (!row) throw new Error('no row')
  const held = { leaseToken: randomUUID(), leaseUntil: sql`now() + interval '15 s'` }
  for (const state of path)
    await database.db
      .update(generations)
      .set({ state, ...held })
      .where(eq(generations.id, row.id))
  for (const [at, phase] of phases.entries()) {
    const attempt = { generationId: row.id, number: at + 1, clientBusinessId: randomUUID(), phase }
    await database.db.insert(attempts).values({ ...attempt, ...(at === phases.length - 1 && { providerTaskId }) })
  }
  expected.set(row.id, after)
}

/** All that a step may have left, and what becomes of it. @returns how many had surely not been sent */
async function foundAll(unsent: State): Promise<number> {
  await found([], ['prepared'], unsent)
  await found(['submitting'], ['prepared'], unsent)
  await found(['submitting'], ['refused'], unsent)
  await found(['submitting'], ['unknown', 'prepared'], unsent)
  // Its answer came when the row was another's already: the next look-up would send it.
  await found(['submitting', 'unconfirmed'], ['refused'], unsent)
  await found(['submitting'], ['sending'], 'submitting')
  await found(['submitting'], ['accepted'], 'submitting', 'task-1')
  await found(['submitting'], ['prepared', 'unknown'], 'submitting')
  // Named by a webhook before its own answer.
  await found(['submitting'], ['prepared'], 'submitting', 'task-2')
  await found(['submitting', 'unconfirmed'], ['unknown'], 'unconfirmed')
  await found(['submitting', 'running'], ['accepted'], 'running', 'task-3')
  return 5
}

const states = async () => {
  const rows = await database.db.select().from(generations)
  return new Map(rows.map(({ id, state }) => [id, state]))
}
const askedFor = () =>
  database.db.$count(
    generations,
    sql`state = 'cancelled' and (select lookup_at from attempts where generation_id = ${generations.id} order by number desc limit 1) <= now()`,
  )
const sought = () => database.db.$count(attempts, sql`lookup_at is not null`)
const heldInQueue = () => database.db.$count(generations, sql`state = 'queued' and lease_until is not null`)

describe('what a backup found unsent', () => {
  it('is cancelled after a restore where that is asked for, also what was just being submitted', async () => {
    const count = await foundAll('cancelled')
    expect(await settleQueue(database.db, { cancel: true })).toBe(count)
    expect(await states()).toEqual(expected)
    expect([await askedFor(), await sought()]).toEqual([count, count])
  })

  it('is counted otherwise, and waits in the queue for any worker', async () => {
    const count = await foundAll('queued')
    expect(await settleQueue(database.db, { cancel: false })).toBe(count)
    expect(await states()).toEqual(expected)
    expect(await heldInQueue()).toBe(0)
  })

  it('is cancelled in the same way by the SQL of docs/operations.md', async () => {
    const count = await foundAll('cancelled')
    const docs = readFileSync(new URL('../../../docs/operations.md', import.meta.url), 'utf8')
    const [, documented] = docs.match(/```sql\n(update generations[^`]*)```/) ?? []
    await database.db.execute(sql.raw(documented ?? ''))
    expect(await states()).toEqual(expected)
    expect([await askedFor(), await sought()]).toEqual([count, count])
  })
})
