import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import {
  GUEST_COMMENTS_PER_HOUR,
  GUEST_VERDICTS_PER_HOUR,
  GUESTS_MAX,
  guestDeedSchema,
} from '#lib/domain/review/guest-schema'
import type { Verdict } from '#lib/domain/review/review'
import type { Actor } from '#lib/domain/team/roles'
import { generations } from '#lib/server/db/schema'
import { activity } from '#lib/server/db/schema-activity'
import { reviewComments, reviewGuests } from '#lib/server/db/schema-review'
import { shares } from '#lib/server/db/schema-share'
import { users } from '#lib/server/db/schema-team'
import { getGeneration } from '#lib/server/generations/get-generation'
import { openPlainDatabase, plainRow } from '#lib/server/generations/testing/plain-rows'
import { addComment, deleteComment, resolveComment } from './comments.ts'
import { giveVerdict } from './give-verdict.ts'
import { doGuestDeed } from './guest-deeds.ts'
import { readReview } from './read-review.ts'
import { takeBackVerdict } from './take-back-verdict.ts'

const chen: Actor = { id: randomUUID(), name: 'Chen', role: 'creator' }
const olga: Actor = { id: randomUUID(), name: 'Olga', role: 'owner' }
let database: Awaited<ReturnType<typeof openPlainDatabase>>
let clip = ''
let link = ''
beforeAll(async () => {
  database = await openPlainDatabase()
  await database.db.insert(users).values([chen, olga])
})
beforeEach(async () => {
  await database.db.delete(generations)
  link = await makeLink()
  const [row] = await database.db.insert(generations).values(plainRow()).returning({ id: generations.id })
  clip = row?.id ?? ''
})
afterAll(() => database.close())

async function makeLink(): Promise<string> {
  const rights = { showsRecipe: false, allowsComments: true, allowsDownload: false }
  const values = { tokenHash: randomUUID(), title: '', createdBy: chen.id, expiresAt: new Date(Date.now() + 60_000) }
  const [row] = await database.db
    .insert(shares)
    .values({ ...values, ...rights })
    .returning({ id: shares.id })
  return row?.id ?? ''
}
const guest = (name: string) => ({ id: randomUUID(), name })
const comment = (text: string, replyTo: string | null = null) => ({
  ...{ id: randomUUID(), generation: clip, text, frame: replyTo ? null : 12, spot: null, replyTo },
})
const add = (who: { id: string; name: string }, words: ReturnType<typeof comment>, share = link) =>
  doGuestDeed(database.db, share, guestDeedSchema.parse({ deed: 'add', guest: who, comment: words }))
const give = (who: { id: string; name: string }, verdict: Verdict) =>
  doGuestDeed(database.db, link, { deed: 'give', guest: who, verdict: { generation: clip, verdict } })
const readTexts = async (share: string) =>
  (await readReview(database.db, clip, { share })).comments.map(({ text }) => text).sort()

it('has guests by their name, which they may change, and as guests', async () => {
  const mia = guest('Mia')
  await add(mia, comment('Too dark.'))
  await give({ ...mia, name: '米娅' }, 'changes_requested')
  const { comments, verdicts } = await readReview(database.db, clip, { user: chen })
  expect(comments).toMatchObject([{ by: { name: '米娅', guest: true }, mayDelete: false, frame: 12 }])
  expect(verdicts).toMatchObject([{ by: { name: '米娅', guest: true }, verdict: 'changes_requested', mine: false }])
  for (const name of ['', ' ', 'x'.repeat(41), 'a\nb', '\ud800'])
    expect(
      guestDeedSchema.safeParse({ deed: 'add', guest: guest(name), comment: comment('x') }).error?.issues[0],
    ).toMatchObject({ message: 'guest_name_unclear' })
})

it('tells guests what was begun on their link and what was answered to it, and nothing else', async () => {
  const inside = comment('Between us: they will not like it.')
  await addComment(database.db, inside, { user: chen })
  await giveVerdict(database.db, { generation: clip, verdict: 'approved' }, { user: chen })
  const theirs = comment('Too dark.')
  await add(guest('Mia'), theirs)
  await addComment(database.db, { ...comment('Take 2 is brighter.', theirs.id) }, { user: chen })
  await add(guest('Noor'), comment('On another link.'), await makeLink())
  expect(await readTexts(link)).toEqual(['Take 2 is brighter.', 'Too dark.'])
  expect(await readTexts(randomUUID())).toEqual([])
  expect((await readReview(database.db, clip, { share: link })).verdicts).toEqual([])
  expect((await readReview(database.db, clip, { user: chen })).comments).toHaveLength(4)
  const noor = guest('Noor')
  expect(await add(noor, comment('I know of it', inside.id))).toEqual({ ok: false, problem: 'not_found' })
  const answered = await add(noor, comment('So it is.', theirs.id))
  const own = expect.objectContaining({ text: 'So it is.', mayDelete: true })
  expect(answered).toMatchObject({ ok: true, value: { comments: expect.arrayContaining([own]) } })
})

it('lets guests take away what they said, and nobody else’s', async () => {
  const [mia, noor] = [guest('Mia'), guest('Noor')]
  const words = comment('Too dark.')
  await add(mia, words)
  const remove = (who: typeof mia, share = link) =>
    doGuestDeed(database.db, share, { deed: 'remove', guest: who, generation: clip, comment: words.id })
  expect(await remove(noor)).toEqual({ ok: false, problem: 'forbidden' })
  // The id of a guest is good on one link alone.
  expect(await remove(mia, await makeLink())).toEqual({ ok: false, problem: 'forbidden' })
  expect(await deleteComment(database.db, words.id, { user: chen })).toEqual({ ok: false, problem: 'forbidden' })
  expect(await resolveComment(database.db, { id: words.id, resolved: true }, chen)).toMatchObject({ ok: true })
  expect(await remove(mia)).toMatchObject({ ok: true, value: { comments: [] } })
})

it('lets an owner take back what a guest made of a clip, also once their link is gone, and nobody else’s verdict', async () => {
  const mia = guest('Mia')
  await give(mia, 'changes_requested')
  await giveVerdict(database.db, { generation: clip, verdict: 'approved' }, { user: chen })
  const given = async (user: Actor) => (await readReview(database.db, clip, { user })).verdicts
  expect((await given(chen)).map((one) => one.mayTakeBack)).toEqual([false, false])
  const [hers, his] = await given(olga)
  expect([hers, his]).toMatchObject([{ by: { name: 'Mia' }, mayTakeBack: true }, { mayTakeBack: false }])
  const takeBack = (one: typeof hers, user: Actor) => takeBackVerdict(database.db, one?.id ?? '', user)
  expect(await takeBack(hers, chen)).toEqual({ ok: false, problem: 'forbidden' })
  expect(await takeBack(his, olga)).toEqual({ ok: false, problem: 'forbidden' })
  await database.db.delete(shares).where(eq(shares.id, link))
  expect(await takeBack(hers, olga)).toMatchObject({ ok: true, value: { verdicts: [{ by: { name: 'Chen' } }] } })
  expect((await getGeneration(database.db, clip))?.status.review).toMatchObject({ verdict: 'approved' })
  expect(await takeBack(hers, olga)).toEqual({ ok: false, problem: 'too_late' })
  const lines = await database.db.select().from(activity).where(eq(activity.kind, 'verdict_taken_back'))
  expect(lines).toMatchObject([{ kind: 'verdict_taken_back', actorName: 'Olga', about: 'Mia', generations: [clip] }])
})

it('ends where a link has gone round', async () => {
  const rows = Array.from({ length: GUESTS_MAX }, (_, i) => ({ id: randomUUID(), shareId: link, name: `guest ${i}` }))
  await database.db.insert(reviewGuests).values(rows)
  expect(await add(guest('one more'), comment('hello'))).toEqual({ ok: false, problem: 'too_many_guests' })
  const [first = guest('')] = rows
  const said = Array.from({ length: GUEST_COMMENTS_PER_HOUR }, () => ({
    ...{ id: randomUUID(), generationId: clip, byGuest: first.id, text: 'again' },
  }))
  await database.db.insert(reviewComments).values(said)
  expect(await add(first, comment('and again'))).toEqual({ ok: false, problem: 'guests_too_quick' })
  expect(await give(first, 'approved')).toMatchObject({ ok: true })
})

it('takes so many verdicts of a link within an hour, one that is changed again and again too', async () => {
  const mia = guest('Mia')
  expect(await give(mia, 'approved')).toMatchObject({ ok: true })
  await database.db
    .update(shares)
    .set({ verdicts: GUEST_VERDICTS_PER_HOUR - 1 })
    .where(eq(shares.id, link))
  const given = await Promise.all(
    (['changes_requested', 'approved', 'changes_requested'] as const).map((verdict) => give(mia, verdict)),
  )
  expect(given.filter(({ ok }) => ok)).toHaveLength(1)
  expect(given).toContainEqual({ ok: false, problem: 'guests_too_quick' })
  expect(await add(mia, comment('Too dark.'))).toMatchObject({ ok: true })
  const anHourAgo = sql`now() - interval '61 minutes'`
  await database.db.update(shares).set({ verdictsSince: anHourAgo }).where(eq(shares.id, link))
  expect(await give(mia, 'approved')).toMatchObject({ ok: true })
})
