import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { clips, generations } from '#lib/server/db/schema'
import { recordBalance } from './balance.ts'
import { createChangeLog } from './change-log.ts'
import { currentRev } from './current-rev.ts'
import { listGenerations } from './list-generations.ts'
import { openPlainDatabase, plainRow } from './testing/plain-rows.ts'

/** A transaction of a test beside this one that has just ended holds the feed back for a moment. */
const SOON = { timeout: 10_000 }
let database: Awaited<ReturnType<typeof openPlainDatabase>>
beforeAll(async () => {
  database = await openPlainDatabase()
})
afterAll(() => database.close())

/** A change log that asks the database every time. */
function openLog() {
  let now = 0
  return createChangeLog(database.db, () => (now += 10_000))
}
const insert = async (values = {}) => {
  const [row] = await database.db.insert(generations).values(plainRow(values)).returning()
  return row?.id ?? ''
}
const currentRevision = async () => Number((await listGenerations(database.db, { cursor: null })).rev)

/** A viewer: asks on from the last answer, and remembers whom it was told of. */
function viewer(log: ReturnType<typeof createChangeLog>, from: number) {
  let since = from
  const told: string[] = []
  return {
    told,
    async ask() {
      const answer = await log.since(since)
      since = Number(answer.rev)
      told.push(...answer.changes.map((change) => change.id))
      return told
    },
  }
}

describe('the change log', () => {
  it('skips nothing while an older transaction is still open', async () => {
    const log = openLog()
    const look = viewer(log, await currentRevision())
    await look.ask()
    const { promise: both, resolve: commit } = Promise.withResolvers<void>()
    const { promise: inserted, resolve: isInserted } = Promise.withResolvers<string>()
    const older = database.db.transaction(async (tx) => {
      const [row] = await tx.insert(generations).values(plainRow()).returning()
      isInserted(row?.id ?? '')
      await both
    })
    const first = await inserted
    const second = await insert()
    expect(await look.ask()).toEqual([])
    commit()
    await older
    await vi.waitFor(async () => expect(await look.ask()).toHaveLength(2), SOON)
    expect(look.told).toEqual([first, second])
  })

  it('does not wait for a transaction that is open in another database of the server', async () => {
    const other = await openPlainDatabase()
    const look = viewer(openLog(), await currentRevision())
    await look.ask()
    await other.db.transaction(async (tx) => {
      await tx.insert(generations).values(plainRow())
      const id = await insert()
      await vi.waitFor(async () => expect(await look.ask()).toEqual([id]), SOON)
      // Nor does a user who may not see what others do.
      const rev = await currentRevision()
      const blind = await database.db.transaction(async (mine) => {
        await mine.execute(sql`set local role pg_signal_backend`)
        return currentRev(mine)
      })
      expect(Number(blind)).toBeGreaterThanOrEqual(rev)
    })
    await other.close()
  })

  it('tells of each change once, and the last state of what changed often', async () => {
    const id = await insert()
    const log = openLog()
    const look = viewer(log, await currentRevision())
    await look.ask()
    for (const state of ['submitting', 'running'] as const)
      await database.db.update(generations).set({ state }).where(eq(generations.id, id))
    await vi.waitFor(async () => expect(await look.ask()).toContain(id), SOON)
    const told = look.told.length
    expect(await look.ask()).toHaveLength(told)
    const all = await log.since(await currentRevision())
    expect(all.changes).toEqual([])
  })

  it('sends a viewer from long ago to the pages', async () => {
    const log = openLog()
    expect(await log.since(1)).toMatchObject({ reset: true, changes: [] })
  })

  it('sends a viewer from the future to the pages, whose server was restored from a backup', async () => {
    const log = openLog()
    const ahead = (await currentRevision()) + 10_000
    const answer = await log.since(ahead)
    expect(answer).toMatchObject({ reset: true, changes: [] })
    expect(Number(answer.rev)).toBeLessThan(ahead)
    const look = viewer(log, Number(answer.rev))
    const id = await insert()
    await vi.waitFor(async () => expect(await look.ask()).toContain(id), SOON)
  })

  it('takes nobody for one who knows of what this process has not read yet', async () => {
    // The first answer is what this process goes on with; time stands still for it.
    const log = createChangeLog(database.db, () => 0)
    await log.since(await currentRevision())
    for (let i = 0; i < 3; i++) {
      await insert()
      // As another process tells it.
      const since = await currentRevision()
      expect(await log.since(since)).toMatchObject({ reset: false, rev: String(since) })
    }
  })

  it('asks the database nothing for a viewer who asks the same again', async () => {
    const log = createChangeLog(database.db, () => 0)
    await log.since(0)
    await insert()
    const since = await currentRevision()
    const asked = vi.spyOn(database.db, 'execute')
    await log.since(since)
    expect(asked).toHaveBeenCalledTimes(1)
    await log.since(since)
    await log.since(since - 1)
    expect(asked).toHaveBeenCalledTimes(1)
    asked.mockRestore()
  })

  it('sends everybody to the pages when more changed at once than it keeps', async () => {
    const log = openLog()
    const before = await currentRevision()
    await log.since(before)
    await database.db.insert(generations).values(Array.from({ length: 2_500 }, () => plainRow()))
    await vi.waitFor(async () => expect((await log.since(before)).reset).toBe(true), SOON)
    const look = viewer(log, await currentRevision())
    const id = await insert()
    await vi.waitFor(async () => expect(await look.ask()).toContain(id), SOON)
  })

  it.each([
    ['b', 'poster', { posterSha256: 'd'.repeat(64) }],
    ['d', 'small poster', { smallPosterSha256: 'd'.repeat(64) }],
    ['c', 'sprite', { spriteSha256: 'd'.repeat(64) }],
  ])('tells of what came later (%s, a %s)', async (letter, _, derived) => {
    const sha256 = letter.repeat(64)
    await database.db
      .insert(clips)
      .values({ sha256, bytes: 1, width: 16, height: 9, durationMs: 5000, hasAudio: false })
    const id = await insert({ clipSha256: sha256 })
    const log = openLog()
    await vi.waitFor(async () => expect((await log.since(await currentRevision())).reset).toBe(false), SOON)
    const look = viewer(log, await currentRevision())
    await database.db.update(clips).set(derived).where(eq(clips.sha256, sha256))
    await vi.waitFor(async () => expect(await look.ask()).toContain(id), SOON)
  })
})

describe('the pages of the wall', () => {
  it('are whole and without doubles where rows share a millisecond', async () => {
    await database.db.delete(generations)
    const moments = ['2026-01-01T00:00:00.001Z', '2026-01-01T00:00:00.002Z'].map((text) => new Date(text))
    const rows = Array.from({ length: 50 }, (_, i) => plainRow({ createdAt: moments[i % 2] }))
    await database.db.insert(generations).values(rows)
    const ids: string[] = []
    let cursor: string | null = null
    do {
      const page = await listGenerations(database.db, { cursor, limit: 7 })
      ids.push(...page.generations.map((one) => one.id))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(ids).toHaveLength(50)
    expect(new Set(ids).size).toBe(50)
  })

  const SOME_ID = '3f2b7c1e-0000-4000-8000-000000000000'
  it.each(['', 'nonsense', `9000000000000000_${SOME_ID}`, `-1_${SOME_ID}`, `1_${SOME_ID}'`, '1_'])(
    'begin anew at the cursor %j',
    async (cursor) => {
      const first = await listGenerations(database.db, { cursor: null, limit: 5 })
      expect((await listGenerations(database.db, { cursor, limit: 5 })).generations).toEqual(first.generations)
    },
  )

  it('are read by an index, without sorting the table', async () => {
    const plan = await database.db.transaction(async (tx) => {
      // With a handful of rows anything is cheap: what is asked is whether the index can do it, in its own order.
      await tx.execute(sql`set local enable_seqscan = off`)
      await tx.execute(sql`set local enable_sort = off`)
      const { rows } = await tx.execute(
        sql`explain select * from generations where deleted_at is null and (created_at, id) < (now(), gen_random_uuid()) order by created_at desc, id desc limit 25`,
      )
      return JSON.stringify(rows)
    })
    expect(plan).toContain('generations_newest')
    expect(plan).not.toContain('Sort')
  })
})

it('tells the balance that one worker wrote down', async () => {
  const log = openLog()
  const from = await currentRevision()
  expect((await log.since(from)).balance).toBeNull()
  const credits = { remaining: '1234.5', used: null, perUsd: '200', unlimited: false }
  await recordBalance(database.db, { kind: 'known', key: credits, account: null })
  expect((await log.since(from)).balance).toMatchObject({ credits: '1234.5', usd: '6.1725', unlimited: false })
})
