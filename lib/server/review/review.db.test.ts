import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { COMMENT_MAX, COMMENTS_MAX } from '#lib/domain/review/review'
import { type CommentInput, commentInputSchema } from '#lib/domain/review/review-schema'
import type { Actor } from '#lib/domain/team/roles'
import { generations } from '#lib/server/db/schema'
import { activity } from '#lib/server/db/schema-activity'
import { reviewComments } from '#lib/server/db/schema-review'
import { users } from '#lib/server/db/schema-team'
import { createChangeLog } from '#lib/server/generations/change-log'
import { getGeneration } from '#lib/server/generations/get-generation'
import { listGenerations } from '#lib/server/generations/list-generations'
import { openPlainDatabase, plainRow } from '#lib/server/generations/testing/plain-rows'
import { filterConditions } from '#lib/server/generations/wall/filter-conditions'
import { readWallDays } from '#lib/server/generations/wall/wall-days'
import { addComment, deleteComment, resolveComment } from './comments.ts'
import { giveVerdict } from './give-verdict.ts'
import { readReview, reviewOf } from './read-review.ts'

/** The feed tells no transaction before every older one has ended, also those of other tests on the same server. */
const SOON = { timeout: 10_000 }
const olga: Actor = { id: randomUUID(), name: 'Olga', role: 'owner' }
const chen: Actor = { id: randomUUID(), name: 'Chen', role: 'creator' }
const rita: Actor = { id: randomUUID(), name: 'Rita', role: 'reviewer' }
let database: Awaited<ReturnType<typeof openPlainDatabase>>
let clip = ''
beforeAll(async () => {
  database = await openPlainDatabase()
  await database.db.insert(users).values([olga, chen, rita])
})
beforeEach(async () => {
  await database.db.delete(generations)
  clip = await make()
})
afterAll(() => database.close())

async function make(): Promise<string> {
  const [row] = await database.db.insert(generations).values(plainRow()).returning({ id: generations.id })
  return row?.id ?? ''
}
const comment = (values: Partial<CommentInput> = {}): CommentInput =>
  commentInputSchema.parse({
    ...{ id: randomUUID(), generation: clip, text: 'Her hand melts here.', frame: null, spot: null, replyTo: null },
    ...values,
  })
/** @returns its id */
async function say(user: Actor, values: Partial<CommentInput> = {}): Promise<string> {
  const input = comment(values)
  expect(await addComment(database.db, input, { user })).toMatchObject({ ok: true })
  return input.id
}
const summary = async () => (await getGeneration(database.db, clip))?.status.review
const textsFor = async (user: Actor) =>
  (await readReview(database.db, clip, { user })).comments.map(({ text, mayDelete }) => [text, mayDelete])

describe('comments', () => {
  it('are told by frame, the whole clip first, with who said them and what may be taken away by whom', async () => {
    await say(rita, { text: 'late', frame: 90 })
    await say(chen, { text: 'early', frame: 3, spot: { x: 0.25, y: 1 } })
    await say(rita, { text: '整体很好' })
    const { comments } = await readReview(database.db, clip, { user: chen })
    expect(comments).toMatchObject([
      { text: '整体很好', frame: null, by: { name: 'Rita', guest: false }, mayDelete: false },
      { text: 'early', frame: 3, spot: { x: 0.25, y: 1 }, by: { name: 'Chen' }, mayDelete: true },
      { text: 'late', frame: 90, spot: null, mayDelete: false },
    ])
    expect((await textsFor(olga)).every(([, mayDelete]) => mayDelete)).toBe(true)
  })

  it('are made once however often they are sent, and another cannot be passed off as one', async () => {
    const input = comment()
    const sent = await Promise.all(Array.from({ length: 6 }, () => addComment(database.db, input, { user: rita })))
    expect(sent.every((answer) => answer.ok)).toBe(true)
    expect(await textsFor(rita)).toHaveLength(1)
    const not_found = { ok: false, problem: 'not_found' }
    expect(await addComment(database.db, input, { user: chen })).toEqual(not_found)
    expect(await addComment(database.db, { ...input, generation: await make() }, { user: rita })).toEqual(not_found)
  })

  it('are answered one level deep, within their clip', async () => {
    const topic = await say(rita, { frame: 5 })
    const answer = await say(chen, { replyTo: topic, text: 'Fixed in take 2.' })
    expect(await summary()).toMatchObject({ open: 1 })
    for (const replyTo of [answer, randomUUID()])
      expect(await addComment(database.db, comment({ replyTo }), { user: rita })).toMatchObject({
        problem: 'not_found',
      })
    const elsewhere = comment({ generation: await make(), replyTo: topic })
    expect(await addComment(database.db, elsewhere, { user: rita })).toMatchObject({ problem: 'not_found' })
    expect(await resolveComment(database.db, { id: answer, resolved: true }, chen)).toMatchObject({ ok: false })
  })

  it('are resolved and opened again by anybody, and deleted by who said them or an owner; answers stay', async () => {
    const id = await say(rita)
    await say(chen, { replyTo: id, text: 'Which hand?' })
    const done = await resolveComment(database.db, { id, resolved: true }, chen)
    expect(done).toMatchObject({ ok: true, value: { comments: [{ resolved: { by: 'Chen' } }, {}] } })
    // Who is later does not take it over.
    await resolveComment(database.db, { id, resolved: true }, olga)
    expect((await readReview(database.db, clip, null)).comments[0]?.resolved?.by).toBe('Chen')
    expect(await summary()).toMatchObject({ open: 0 })
    await resolveComment(database.db, { id, resolved: false }, rita)
    expect(await summary()).toMatchObject({ open: 1 })
    expect(await deleteComment(database.db, id, { user: chen })).toEqual({ ok: false, problem: 'forbidden' })
    expect(await deleteComment(database.db, id, { user: olga })).toMatchObject({ ok: true })
    expect(await textsFor(olga)).toEqual([
      ['', false],
      ['Which hand?', true],
    ])
    expect(await summary()).toMatchObject({ open: 0 })
    expect(await deleteComment(database.db, id, { user: rita })).toEqual({ ok: false, problem: 'not_found' })
    expect(await database.db.select().from(activity)).toMatchObject([
      { kind: 'comment_deleted', actorName: 'Olga', generations: [clip] },
    ])
  })

  it('are refused where they make no sense, and where nothing is', async () => {
    const refused = (values: object) => commentInputSchema.safeParse({ ...comment(), ...values }).error?.issues[0]
    for (const text of ['', ' \n ', '𝒳'.repeat(COMMENT_MAX + 1), 'a\0b', '\ud800'])
      expect(refused({ text })?.message).toBe('comment_unclear')
    expect(comment({ text: '𝒳'.repeat(COMMENT_MAX) })).toBeDefined()
    expect(refused({ frame: -1 })).toBeDefined()
    expect(refused({ spot: { x: 0.5, y: 0.5 } })).toBeDefined()
    expect(refused({ frame: 1, spot: { x: 1.01, y: 0 } })).toBeDefined()
    expect(refused({ frame: 1, replyTo: randomUUID() })).toBeDefined()
    const nowhere = comment({ generation: randomUUID() })
    expect(await addComment(database.db, nowhere, { user: rita })).toMatchObject({ problem: 'not_found' })
    await database.db.update(generations).set({ state: 'cancelled', deletedAt: new Date() })
    expect(await addComment(database.db, comment(), { user: rita })).toMatchObject({ problem: 'not_found' })
    expect(await reviewOf(database.db, clip, null)).toBeNull()
    expect(await reviewOf(database.db, 'no id', null)).toBeNull()
  })

  it('come to an end, also when many are sent at once', async () => {
    const rows = Array.from({ length: COMMENTS_MAX - 1 }, () => ({ ...comment(), byUser: rita.id, generationId: clip }))
    await database.db.insert(reviewComments).values(rows.map(({ spot: _, generation: __, ...row }) => row))
    const sent = await Promise.all(
      Array.from({ length: 3 }, () => addComment(database.db, comment({ text: 'one more' }), { user: rita })),
    )
    expect(sent.filter((answer) => answer.ok)).toHaveLength(1)
    expect(sent).toContainEqual({ ok: false, problem: 'too_many_comments' })
    // What is cleared up makes room.
    await deleteComment(database.db, rows[0]?.id ?? '', { user: olga })
    await say(rita)
    expect(await addComment(database.db, comment(), { user: rita })).toMatchObject({ problem: 'too_many_comments' })
  })
})

describe('verdicts', () => {
  const give = (user: Actor, verdict: 'approved' | 'changes_requested' | null) =>
    giveVerdict(database.db, { generation: clip, verdict }, { user })

  it('are one of each person, and who asks for changes is not outvoted', async () => {
    await give(rita, 'approved')
    await give(olga, 'approved')
    expect(await summary()).toMatchObject({ verdict: 'approved' })
    await give(chen, 'changes_requested')
    expect(await summary()).toMatchObject({ verdict: 'changes_requested' })
    const given = await give(chen, 'approved')
    expect(given).toMatchObject({
      value: { verdicts: [{ by: { name: 'Rita' } }, { by: { name: 'Olga' } }, { by: { name: 'Chen' }, mine: true }] },
    })
    expect(await summary()).toMatchObject({ verdict: 'approved' })
    for (const user of [rita, olga, chen]) await give(user, null)
    expect(await summary()).toMatchObject({ verdict: null })
    expect((await readReview(database.db, clip, null)).verdicts).toEqual([])
  })
})

describe('the sum', () => {
  it('is told by the change feed at every change, and at none that changes nothing', async () => {
    const feed = createChangeLog(database.db)
    let rev = Number((await feed.since(0)).rev)
    const told = () =>
      vi.waitFor(async () => {
        const { changes, rev: now } = await feed.since(rev)
        expect(changes).toHaveLength(1)
        rev = Number(now)
        return changes[0]?.review
      }, SOON)
    expect(await summary()).toBeNull()
    const id = await say(rita)
    const first = await told()
    expect(first).toMatchObject({ open: 1, verdict: null, version: 0 })
    await resolveComment(database.db, { id, resolved: true }, rita)
    expect(await told()).toMatchObject({ open: 0, version: 1 })
    await giveVerdict(database.db, { generation: clip, verdict: 'approved' }, { user: rita })
    expect(await told()).toMatchObject({ verdict: 'approved', version: 2 })
    await giveVerdict(database.db, { generation: clip, verdict: 'approved' }, { user: rita })
    await resolveComment(database.db, { id, resolved: true }, olga)
    expect(await summary()).toMatchObject({ version: 2 })
  })

  it('counts everybody when many speak of one clip at once, and nobody waits for ever', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, (_, i) => say(i % 2 ? rita : chen, { frame: i })))
    await Promise.all([
      ...ids.slice(0, 6).map((id) => resolveComment(database.db, { id, resolved: true }, olga)),
      ...Array.from({ length: 6 }, () => say(olga)),
      giveVerdict(database.db, { generation: clip, verdict: 'changes_requested' }, { user: rita }),
    ])
    expect(await summary()).toMatchObject({ open: 12, verdict: 'changes_requested' })
  })

  it('narrows the wall', async () => {
    const approved = await make()
    await make()
    await say(rita)
    await giveVerdict(database.db, { generation: clip, verdict: 'changes_requested' }, { user: rita })
    await giveVerdict(database.db, { generation: approved, verdict: 'approved' }, { user: rita })
    const left = async (...review: string[]) => {
      const where = filterConditions(database.db, { review })
      const { generations: shown } = await listGenerations(database.db, { cursor: null, where })
      const { days } = await readWallDays(database.db, { filter: { review } })
      expect(days.reduce((sum, [, clips]) => sum + clips, 0)).toBe(shown.length)
      return shown.map(({ id }) => id)
    }
    expect(await left('open')).toEqual([clip])
    expect(await left('changes')).toEqual([clip])
    expect(await left('approved')).toEqual([approved])
    expect(await left('approved', 'open')).toEqual([approved, clip])
  })

  it('goes with its generation', async () => {
    await say(rita)
    await database.db.delete(generations).where(eq(generations.id, clip))
    expect(await database.db.$count(reviewComments)).toBe(0)
  })
})
