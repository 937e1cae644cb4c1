import { randomUUID } from 'node:crypto'
import { eq, inArray, ne, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { NO_MARKS, SELECTION_MAX, TAGS_MAX } from '#lib/domain/marks/marks'
import { type MarkInput, markInputSchema, saveProjectSchema } from '#lib/domain/marks/marks-schema'
import { type Actor, LOCAL_OWNER_ID } from '#lib/domain/team/roles'
import { generations } from '#lib/server/db/schema'
import { activity } from '#lib/server/db/schema-activity'
import { projects, tags } from '#lib/server/db/schema-names'
import { shares } from '#lib/server/db/schema-share'
import { users } from '#lib/server/db/schema-team'
import { createChangeLog } from '#lib/server/generations/change-log'
import { getGeneration } from '#lib/server/generations/get-generation'
import { listGenerations } from '#lib/server/generations/list-generations'
import { openPlainDatabase, plainRow } from '#lib/server/generations/testing/plain-rows'
import { createShare } from '#lib/server/share/create-share'
import { revokeShare } from '#lib/server/share/revoke-share'
import { idsBetween } from './ids-between.ts'
import { listMarks } from './list-marks.ts'
import { markGenerations } from './mark-generations.ts'
import { deleteProject, saveProject } from './projects.ts'

const OWNER: Actor = { id: LOCAL_OWNER_ID, name: 'Owner', role: 'owner' }
const CHEN: Actor = { id: randomUUID(), name: 'Chen', role: 'creator' }

/** The feed tells no transaction before every older one has ended, also those of other tests on the same server. */
const SOON = { timeout: 10_000 }
let database: Awaited<ReturnType<typeof openPlainDatabase>>
beforeAll(async () => {
  database = await openPlainDatabase()
})
beforeEach(async () => {
  await database.db.delete(generations)
  await database.db.delete(projects)
  await database.db.delete(tags)
})
afterAll(() => database.close())

async function make(count: number): Promise<string[]> {
  const rows = await database.db
    .insert(generations)
    .values(Array.from({ length: count }, (_, i) => plainRow({ createdAt: new Date(Date.UTC(2026, 10, 24, 0, 0, i)) })))
    .returning({ id: generations.id })
  return rows.map((row) => row.id)
}
const marksOf = async (id: string) => (await getGeneration(database.db, id))?.status.marks
const mark = (ids: string[], change: MarkInput['change']) =>
  markGenerations(database.db, markInputSchema.parse({ ids, change }))

describe('marks', () => {
  it('change as they are told and stay otherwise, and are answered as they are', async () => {
    const [a = '', b = '', other = ''] = await make(3)
    expect(await marksOf(a)).toEqual(NO_MARKS)
    const first = await mark([a, b], { rating: 4, pick: true, addTags: ['harbour'] })
    const marks = { rating: 4, pick: true, tags: ['harbour'], project: null }
    expect(first).toMatchObject({ ok: true, value: [{ marks }, { marks }] })
    await mark([a], { pick: false })
    await mark([a], { rating: null })
    expect(await marksOf(a)).toEqual({ ...marks, rating: null, pick: false })
    expect(await marksOf(b)).toEqual(marks)
    expect(await marksOf(other)).toEqual(NO_MARKS)
  })

  it('are told by the change feed, also those that are tags alone, and not when nothing changed', async () => {
    const [id = ''] = await make(1)
    const feed = createChangeLog(database.db)
    let rev = Number((await feed.since(0)).rev)
    const told = () =>
      vi.waitFor(async () => {
        const { changes, rev: now } = await feed.since(rev)
        expect(changes).toHaveLength(1)
        rev = Number(now)
        return changes[0]?.marks
      }, SOON)
    await mark([id], { rating: 5 })
    expect(await told()).toMatchObject({ rating: 5 })
    await mark([id], { addTags: ['fox'] })
    expect(await told()).toMatchObject({ rating: 5, tags: ['fox'] })
    await mark([id], { rating: 5, addTags: ['Fox'] })
    await mark([id], { removeTags: ['fox'] })
    const before = rev
    expect(await told()).toMatchObject({ tags: [] })
    expect((await feed.since(before)).changes).toHaveLength(1)
  })

  it('have one tag for all ways to write it, in any script, and forget none that is on something', async () => {
    const [a = '', b = ''] = await make(2)
    await mark([a], { addTags: [' 夜景 ', 'Close  up', 'ＡＢＣ'] })
    await mark([b], { addTags: ['close up', 'abc', '夜景', '夜景'] })
    expect((await marksOf(a))?.tags).toEqual(['ABC', 'Close up', '夜景'])
    expect(await marksOf(b)).toEqual(await marksOf(a))
    expect(await database.db.$count(tags)).toBe(3)
    await mark([a], { removeTags: ['CLOSE UP'] })
    expect((await listMarks(database.db)).tags).toEqual(['ABC', '夜景', 'Close up'])
    await mark([b], { removeTags: ['close up'] })
    expect((await listMarks(database.db)).tags).toEqual(['ABC', '夜景'])
  })

  it('name those who made something, once they are more than one', async () => {
    const { db } = database
    const [id = ''] = await make(2)
    const [ana] = await db.insert(users).values({ name: 'Ana', role: 'creator' }).returning()
    expect((await listMarks(db)).people).toEqual([])
    await db
      .update(generations)
      .set({ createdBy: ana?.id ?? '' })
      .where(eq(generations.id, id))
    expect((await listMarks(db)).people.map(({ name }) => name)).toEqual(['Ana', 'Owner'])
    const { generations: cards } = await listGenerations(db, { cursor: null })
    expect(cards.map(({ by }) => by).sort()).toEqual(['Ana', 'Owner'])
  })

  it('have a limit of tags, and then change nothing at all', async () => {
    const [a = '', b = ''] = await make(2)
    await mark([a], { addTags: Array.from({ length: TAGS_MAX }, (_, i) => `tag ${i}`) })
    expect(await mark([a, b], { rating: 1, addTags: ['one more'] })).toEqual({ ok: false, problem: 'too_many_tags' })
    expect(await marksOf(b)).toEqual(NO_MARKS)
    expect(await mark([a], { addTags: ['TAG 3'], removeTags: ['tag 4'] })).toMatchObject({ ok: true })
  })

  it('are refused where they make no sense', async () => {
    const [id = ''] = await make(1)
    const refused = (input: unknown) => markInputSchema.safeParse(input).error?.issues[0]?.message
    expect(refused({ ids: [id], change: { rating: 6 } })).toBeDefined()
    expect(refused({ ids: [], change: { rating: 1 } })).toBeDefined()
    expect(refused({ ids: Array.from({ length: SELECTION_MAX + 1 }, () => randomUUID()), change: {} })).toBeDefined()
    for (const name of ['', '  ', 'x'.repeat(41), 'a\u0000b', '\ud800'])
      expect(refused({ ids: [id], change: { addTags: [name] } })).toBe('name_unclear')
    expect(await mark([randomUUID()], { rating: 1 })).toEqual({ ok: false, problem: 'not_found' })
    await expect(
      database.db.update(generations).set({ rating: sql`6` }).where(eq(generations.id, id)),
    ).rejects.toThrow()
  })

  it('do not wait for each other for ever when many are marked from both ends', async () => {
    const ids = await make(60)
    const all = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        mark(i % 2 ? ids : ids.toReversed(), { rating: 3, addTags: [`t${i}`], removeTags: [`t${i - 1}`] }),
      ),
    )
    expect(all.every((one) => one.ok)).toBe(true)
  })
})

describe('projects', () => {
  const make1 = async (name: string) => {
    const id = randomUUID()
    return { id, result: await saveProject(database.db, saveProjectSchema.parse({ id, name })) }
  }

  it('are made, renamed and deleted; what was in one stays, in none', async () => {
    const [a = '', b = ''] = await make(2)
    const { id } = await make1('Night  harbour')
    await mark([a, b], { project: id, rating: 2 })
    expect(await listMarks(database.db)).toEqual({ tags: [], projects: [{ id, name: 'Night harbour' }], people: [] })
    await saveProject(database.db, { id, name: '夜港' })
    expect((await listMarks(database.db)).projects).toEqual([{ id, name: '夜港' }])
    expect((await marksOf(a))?.project).toBe(id)
    await deleteProject(database.db, OWNER, id)
    expect(await marksOf(b)).toEqual({ ...NO_MARKS, rating: 2 })
    expect(await mark([a], { project: id })).toEqual({ ok: false, problem: 'not_found' })
    expect(await deleteProject(database.db, OWNER, id)).toEqual({ ok: true, value: null })
  })

  it('are deleted by creators while nothing of others is in them, by owners always, and each link that ends is written down', async () => {
    await database.db.insert(users).values(CHEN)
    const [own = '', others = ''] = await make(2)
    await database.db.update(generations).set({ createdBy: CHEN.id }).where(eq(generations.id, own))
    const { id } = await make1('Harbour')
    const rights = { showsRecipe: false, allowsComments: false, allowsDownload: false }
    const share = async (title: string, by: Actor) => {
      const wishes = { subject: { project: id }, title, days: 7, password: null, ...rights } as const
      const made = await createShare(database.db, wishes, by.id)
      return made.ok ? made.value.id : ''
    }
    const refused = { ok: false, problem: 'project_not_yours' }
    await mark([own, others], { project: id })
    expect(await deleteProject(database.db, CHEN, id)).toEqual(refused)
    await mark([others], { project: null })
    const owners = await share('For the client', OWNER)
    expect(await deleteProject(database.db, CHEN, id)).toEqual(refused)
    expect(await database.db.$count(shares)).toBe(1)
    await revokeShare(database.db, OWNER, owners)
    await share('Old', OWNER)
    await database.db.update(shares).set({ expiresAt: sql`now()` }).where(eq(shares.title, 'Old'))
    await share('Mine', CHEN)
    await database.db.delete(activity)
    expect(await deleteProject(database.db, CHEN, id)).toEqual({ ok: true, value: null })
    expect(await database.db.$count(shares)).toBe(0)
    const again = await make1('Tea')
    await mark([own, others], { project: again.id })
    expect(await deleteProject(database.db, OWNER, again.id)).toEqual({ ok: true, value: null })
    expect(await deleteProject(database.db, OWNER, again.id)).toEqual({ ok: true, value: null })
    expect(await database.db.select().from(activity).orderBy(activity.id)).toMatchObject([
      { kind: 'share_revoked', actorName: 'Chen', about: 'Mine' },
      { kind: 'project_deleted', actorName: 'Chen', about: 'Harbour' },
      { kind: 'project_deleted', actorId: OWNER.id, about: 'Tea' },
    ])
  })

  it('have a name of their own, in any case; making one again makes one', async () => {
    const { id } = await make1('Harbour')
    expect((await make1('HARBOUR')).result).toEqual({ ok: false, problem: 'name_taken' })
    expect(await saveProject(database.db, { id, name: 'Harbour' })).toEqual({ ok: true, value: null })
    const other = await make1('Tea')
    expect(await saveProject(database.db, { id: other.id, name: 'harbour' })).toMatchObject({ problem: 'name_taken' })
    expect((await listMarks(database.db)).projects.map((one) => one.name)).toEqual(['Harbour', 'Tea'])
  })
})

describe('a range', () => {
  it('goes from one to the other whichever is newer, by the order of the wall', async () => {
    const [a = '', b = '', c = '', d = ''] = await make(4)
    expect(await idsBetween(database.db, b, d)).toEqual({ ids: [d, c, b], more: false })
    expect(await idsBetween(database.db, d, b)).toEqual({ ids: [d, c, b], more: false })
    expect(await idsBetween(database.db, a, a)).toEqual({ ids: [a], more: false })
    expect(await idsBetween(database.db, b, d, ne(generations.id, c))).toEqual({ ids: [d, b], more: false })
    expect(await idsBetween(database.db, a, randomUUID())).toBeNull()
    await database.db
      .update(generations)
      .set({ createdAt: new Date(0) })
      .where(inArray(generations.id, [a, b]))
    const [lower, higher] = [a, b].sort()
    expect((await idsBetween(database.db, a, b))?.ids).toEqual([higher, lower])
  })

  it('says when it is longer than may be selected', async () => {
    const ids = await make(SELECTION_MAX + 1)
    const between = await idsBetween(database.db, ids[0] ?? '', ids.at(-1) ?? '')
    expect([between?.ids.length, between?.more, between?.ids[0]]).toEqual([SELECTION_MAX, true, ids.at(-1)])
  })
})
