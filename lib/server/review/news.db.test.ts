import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { NEWS_MAX } from '#lib/domain/review/news-schema'
import type { Actor } from '#lib/domain/team/roles'
import { generations } from '#lib/server/db/schema'
import { reviewVisits } from '#lib/server/db/schema-review'
import { users } from '#lib/server/db/schema-team'
import { openPlainDatabase, plainRow } from '#lib/server/generations/testing/plain-rows'
import { addComment, deleteComment } from './comments.ts'
import { giveVerdict } from './give-verdict.ts'
import { markNewsSeen, readNews } from './news.ts'

const chen: Actor = { id: randomUUID(), name: 'Chen', role: 'creator' }
const rita: Actor = { id: randomUUID(), name: 'Rita', role: 'reviewer' }
let database: Awaited<ReturnType<typeof openPlainDatabase>>
let clip = ''
beforeAll(async () => {
  database = await openPlainDatabase()
  await database.db.insert(users).values([chen, rita])
})
beforeEach(async () => {
  await database.db.delete(generations)
  await database.db.delete(reviewVisits)
  const [row] = await database.db
    .insert(generations)
    .values(plainRow({ prompt: 'a fox' }))
    .returning({ id: generations.id })
  clip = row?.id ?? ''
})
afterAll(() => database.close())

async function say(user: Actor, text: string): Promise<string> {
  const about = { frame: 7, spot: null, replyTo: null }
  const input = { id: randomUUID(), generation: clip, text, ...about }
  expect(await addComment(database.db, input, { user })).toMatchObject({ ok: true })
  return input.id
}
const judge = (user: Actor, verdict: 'approved' | 'changes_requested' | null) =>
  giveVerdict(database.db, { generation: clip, verdict }, { user })
const newFor = (user: Actor) => readNews(database.db, user)
const textsFor = async (user: Actor) =>
  (await newFor(user)).items.map((item) => (item.kind === 'comment' ? item.text : item.kind))

it('tells what the others said, the newest first, and nothing of what one said oneself', async () => {
  const id = await say(rita, 'one')
  await judge(rita, 'changes_requested')
  await say(chen, 'mine')
  const news = await newFor(chen)
  expect(news).toMatchObject({ comments: 1, approvals: 0, changes: 1 })
  expect(news.items).toMatchObject([
    { kind: 'changes_requested', generation: clip, by: { name: 'Rita' }, prompt: 'a fox' },
    { kind: 'comment', id, text: 'one', frame: 7, by: { name: 'Rita', guest: false } },
  ])
  expect(await textsFor(rita)).toEqual(['mine'])
})

it('is seen by one person up to where they looked, and by nobody else', async () => {
  await say(rita, 'one')
  const first = await newFor(chen)
  await say(rita, 'two')
  await markNewsSeen(database.db, first, chen)
  expect(await textsFor(chen)).toEqual(['two'])
  const second = await newFor(chen)
  expect(second.since).toBe(first.until)
  await markNewsSeen(database.db, second, chen)
  // An older page that is late takes nothing back.
  await markNewsSeen(database.db, first, chen)
  expect(await newFor(chen)).toMatchObject({ comments: 0, items: [], until: second.until })
  await judge(rita, 'approved')
  expect(await newFor(chen)).toMatchObject({ approvals: 1 })
  expect(await textsFor(rita)).toEqual([])
})

it('has no way to see the future', async () => {
  await markNewsSeen(database.db, { until: Date.now() + 86_400_000 }, chen)
  await say(rita, 'later')
  expect(await textsFor(chen)).toEqual(['later'])
})

it('leaves out what is gone: deleted comments, verdicts taken back, deleted clips', async () => {
  const id = await say(rita, 'one')
  await judge(rita, 'approved')
  await deleteComment(database.db, id, { user: rita })
  await judge(rita, null)
  expect(await newFor(chen)).toMatchObject({ comments: 0, approvals: 0, items: [] })
  await say(rita, 'two')
  await database.db.update(generations).set({ state: 'cancelled', deletedAt: new Date() })
  expect(await newFor(chen)).toMatchObject({ comments: 0, items: [] })
})

it('lists some and counts all', async () => {
  for (let i = 0; i <= NEWS_MAX; i += 1) await say(rita, `comment ${i}`)
  const news = await newFor(chen)
  expect(news).toMatchObject({ comments: NEWS_MAX + 1, items: { length: NEWS_MAX } })
  expect(news.items[0]).toMatchObject({ text: `comment ${NEWS_MAX}` })
})
