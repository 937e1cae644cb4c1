import { randomUUID } from 'node:crypto'
import { inArray, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { ActionResult } from '#lib/domain/actions'
import { type Actor, LOCAL_OWNER_ID } from '#lib/domain/team/roles'
import type { Database } from '#lib/server/db/database'
import { generations, generationTags } from '#lib/server/db/schema'
import { users } from '#lib/server/db/schema-team'
import { ifTheirs } from './if-theirs.ts'
import { deleteGenerations, restoreGenerations } from './marks/delete-generations.ts'
import { markGenerations } from './marks/mark-generations.ts'
import { openPlainDatabase, plainRow } from './testing/plain-rows.ts'

const OWNER: Actor = { id: LOCAL_OWNER_ID, name: 'Owner', role: 'owner' }
const CHEN: Actor = { id: randomUUID(), name: 'Chen', role: 'creator' }
const RITA: Actor = { id: randomUUID(), name: 'Rita', role: 'reviewer' }

let database: Awaited<ReturnType<typeof openPlainDatabase>>
beforeAll(async () => {
  database = await openPlainDatabase()
  await database.db.insert(users).values([CHEN, RITA])
})
beforeEach(() => database.db.delete(generations))
afterAll(() => database.close())

/** One settled generation of each of these people, in this order. */
async function madeBy(...people: Actor[]): Promise<string[]> {
  const ids: string[] = []
  for (const { id } of people) {
    const [row] = await database.db
      .insert(generations)
      .values(plainRow({ createdBy: id }))
      .returning()
    ids.push(row?.id ?? '')
  }
  await database.db.update(generations).set({ state: 'cancelled' }).where(inArray(generations.id, ids))
  return ids
}
const asTheyAre = async () => [
  await database.db.select().from(generations).orderBy(generations.id),
  await database.db.select().from(generationTags),
]

type Change = (db: Database, ids: string[], by: string) => Promise<ActionResult<unknown>>
/** What people do to several at once, and how the rows stand before. */
const CHANGES: [string, Change, { deletedAt: ReturnType<typeof sql> | null }][] = [
  ['deleting', deleteGenerations, { deletedAt: null }],
  ['restoring', restoreGenerations, { deletedAt: sql`now()` }],
  ['tagging', (db, ids) => markGenerations(db, { ids, change: { addTags: ['mine'] } }), { deletedAt: null }],
  [
    'unsetting the project of',
    (db, ids) => markGenerations(db, { ids, change: { project: null } }),
    { deletedAt: null },
  ],
]

it.each(CHANGES)(
  'has %s a selection that holds one of somebody else change nothing at all',
  async (_, change, before) => {
    const { db } = database
    for (const makers of [
      [CHEN, OWNER],
      [OWNER, CHEN],
      [OWNER, OWNER],
    ]) {
      const ids = await madeBy(...makers)
      await db.update(generations).set(before)
      const was = await asTheyAre()
      expect(await ifTheirs(db, CHEN, ids, () => change(db, ids, CHEN.id))).toEqual({ ok: false, problem: 'not_yours' })
      expect(await asTheyAre()).toEqual(was)
    }
  },
)

it.each(CHANGES)(
  'lets creators go on with %s what is all theirs, and owners with anybody’s',
  async (_, change, before) => {
    const { db } = database
    const selections: [Actor, string[]][] = [
      [CHEN, await madeBy(CHEN, CHEN)],
      [OWNER, await madeBy(CHEN, OWNER)],
    ]
    for (const [actor, ids] of selections) {
      await db.update(generations).set(before)
      expect(await ifTheirs(db, actor, ids, () => change(db, ids, actor.id))).toMatchObject({ ok: true })
    }
  },
)

it('lets reviewers change nothing, also what they made while they were creators', async () => {
  const ids = await madeBy(RITA)
  const change = () => deleteGenerations(database.db, ids, RITA.id)
  expect(await ifTheirs(database.db, RITA, ids, change)).toEqual({ ok: false, problem: 'not_yours' })
})
