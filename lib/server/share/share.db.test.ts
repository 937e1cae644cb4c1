import { randomUUID } from 'node:crypto'
import { eq, inArray, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CreateShareInput } from '#lib/domain/share/share-schema'
import { type Actor, LOCAL_OWNER_ID } from '#lib/domain/team/roles'
import { generations } from '#lib/server/db/schema'
import { activity } from '#lib/server/db/schema-activity'
import { projects } from '#lib/server/db/schema-names'
import { shares } from '#lib/server/db/schema-share'
import { users } from '#lib/server/db/schema-team'
import { createShare } from './create-share.ts'
import { findShare } from './find-share.ts'
import { listShares, newestShares } from './list-shares.ts'
import { revokeShare } from './revoke-share.ts'
import { countOpening, sharedPage } from './shared-page.ts'
import { openShareBench, type ShareBench } from './testing/share-bench.ts'

const OWNER: Actor = { id: LOCAL_OWNER_ID, name: 'Owner', role: 'owner' }
const CHEN: Actor = { id: randomUUID(), name: 'Chen', role: 'creator' }
const DANA: Actor = { id: randomUUID(), name: 'Dana', role: 'creator' }

let bench: ShareBench
beforeAll(async () => {
  bench = await openShareBench()
  await bench.db.insert(users).values([CHEN, DANA])
})
afterAll(() => bench.close())

const WISHES: Omit<CreateShareInput, 'subject'> = {
  ...{ title: '', days: 30, password: null },
  ...{ showsRecipe: false, allowsComments: false, allowsDownload: false },
}

/** What the page of a link comes with. */
async function pageOf(token: string) {
  const found = await findShare(bench.db, token, undefined)
  if (found.kind !== 'open') throw new Error(found.kind)
  return sharedPage(bench.db, found.share, `/s/${token}`)
}

describe('a link', () => {
  it('is known by its token alone, which is kept nowhere', async () => {
    const { id } = await bench.ready()
    const { token } = await bench.link({ ids: [id] }, { password: 'harbour-24' })
    expect(token).toMatch(/^[\w-]{43}$/)
    const kept = JSON.stringify(await bench.db.select().from(shares))
    expect(kept).not.toContain(token)
    expect(kept).not.toContain('harbour-24')
    expect(await findShare(bench.db, token, undefined)).toMatchObject({ kind: 'locked' })
    for (const other of ['', token.slice(1), `${token}A`, token.toLowerCase(), 'A'.repeat(43), `${token}\0`])
      expect(await findShare(bench.db, other, undefined)).toEqual({ kind: 'gone' })
  })

  it('shows what was chosen in its order, without what is not ready or was deleted, and no recipe', async () => {
    const [a, b, c] = [await bench.ready({ prompt: 'secret a' }), await bench.ready(), await bench.ready()]
    const { token } = await bench.link({ ids: [c.id, a.id, b.id] }, { title: 'Harbour' })
    await bench.db.update(generations).set({ deletedAt: sql`now()` }).where(eq(generations.id, b.id))
    const page = await pageOf(token)
    expect(page).toMatchObject({ title: 'Harbour', madeBy: '', count: 2, next: null })
    expect(page.clips.map(({ id }) => id)).toEqual([c.id, a.id])
    expect(JSON.stringify(page)).not.toContain('secret')
    expect(page.clips[1]?.clip.posterUrl).toBe(`/s/${token}/media/${a.poster}`)
  })

  it('shows recipes with their stills where it is allowed to', async () => {
    const one = await bench.ready({ prompt: 'a fox' })
    const { token } = await bench.link({ ids: [one.id] }, { showsRecipe: true })
    expect((await pageOf(token)).clips[0]?.recipe).toMatchObject({
      prompt: 'a fox',
      images: [{ role: 'first_frame', url: `/s/${token}/media/${one.still}` }],
    })
  })

  it('to a project shows what is in it now, the newest first', async () => {
    const project = randomUUID()
    await bench.db.insert(projects).values({ id: project, name: 'Tea' })
    const at = (hour: number) => ({ projectId: project, createdAt: new Date(Date.UTC(2026, 10, 28, hour)) })
    const { token } = await bench.link({ project })
    expect(await pageOf(token)).toMatchObject({ count: 0, clips: [] })
    const [old, young] = [await bench.ready(at(1)), await bench.ready(at(2))]
    await bench.ready()
    expect((await pageOf(token)).clips.map(({ id }) => id)).toEqual([young.id, old.id])
    await bench.db.delete(projects).where(eq(projects.id, project))
    expect(await findShare(bench.db, token, undefined)).toEqual({ kind: 'gone' })
  })

  it('runs out after its days', async () => {
    const { id } = await bench.ready()
    const link = await bench.link({ ids: [id] }, { days: 7 })
    const [row] = await bench.db
      .select({ left: sql<number>`extract(epoch from ${shares.expiresAt} - now())::float / 86400` })
      .from(shares)
      .where(eq(shares.id, link.id))
    expect(row?.left).toBeCloseTo(7, 2)
    await bench.db.update(shares).set({ expiresAt: sql`now() - interval '1 second'` }).where(eq(shares.id, link.id))
    expect(await findShare(bench.db, link.token, undefined)).toEqual({ kind: 'expired' })
  })

  it('is not made of nothing', async () => {
    const nothing = { ok: false, problem: 'not_found' }
    expect(await createShare(bench.db, { subject: { ids: [randomUUID()] }, ...WISHES }, OWNER.id)).toEqual(nothing)
    expect(await createShare(bench.db, { subject: { project: randomUUID() }, ...WISHES }, OWNER.id)).toEqual(nothing)
  })
})

describe('the list of links', () => {
  it('says what each shows and how often it was opened, the newest first', async () => {
    const one = await bench.ready()
    const first = await bench.link({ ids: [one.id] }, { password: 'harbour-24', allowsDownload: true }, CHEN.id)
    const second = await bench.link({ ids: [one.id] }, { title: 'Second' })
    await countOpening(bench.db, first.id)
    await countOpening(bench.db, first.id)
    const [newest, older] = await listShares(bench.db, OWNER)
    expect(newest).toMatchObject({ id: second.id, title: 'Second', opens: 0, lastOpenedAt: null, canRevoke: true })
    expect(older).toMatchObject({
      ...{ id: first.id, madeBy: 'Chen', clips: 1, pictureUrl: `/media/${one.small}`, opens: 2 },
      ...{ hasPassword: true, allowsDownload: true, showsRecipe: false, project: null },
    })
    expect(older?.lastOpenedAt).toBeGreaterThan(Date.now() - 60_000)
    expect(JSON.stringify(older)).not.toContain(first.token)
    expect(Object.keys(older ?? {})).not.toContain('passwordHash')
  })

  it('lets creators take back their own, and owners any', async () => {
    const { id } = await bench.ready()
    const [chens, owners] = [await bench.link({ ids: [id] }, {}, CHEN.id), await bench.link({ ids: [id] })]
    expect(await revokeShare(bench.db, DANA, chens.id)).toEqual({ ok: false, problem: 'forbidden' })
    expect(await revokeShare(bench.db, CHEN, owners.id)).toEqual({ ok: false, problem: 'forbidden' })
    expect(await findShare(bench.db, chens.token, undefined)).toMatchObject({ kind: 'open' })
    expect(await revokeShare(bench.db, CHEN, chens.id)).toMatchObject({ ok: true })
    const again = await revokeShare(bench.db, OWNER, chens.id)
    expect(again).toMatchObject({ ok: true, value: { id: chens.id, revokedAt: expect.any(Number) } })
    expect(await findShare(bench.db, chens.token, undefined)).toEqual({ kind: 'gone' })
    expect(await findShare(bench.db, owners.token, undefined)).toMatchObject({ kind: 'open' })
    expect(await revokeShare(bench.db, OWNER, randomUUID())).toEqual({ ok: false, problem: 'not_found' })
    const told = bench.db
      .select()
      .from(activity)
      .where(
        inArray(
          activity.about,
          [chens.id, owners.id].map((one) => one.slice(0, 8)),
        ),
      )
    expect(await told.orderBy(activity.id)).toMatchObject([
      { kind: 'shared', actorName: CHEN.name, generations: [id] },
      { kind: 'shared', actorName: OWNER.name, generations: [id] },
      { kind: 'share_revoked', actorName: CHEN.name },
    ])
  })
})

it('counts what links show by indexes, however large the wall', async () => {
  const { db } = bench
  const [project, one] = [randomUUID(), await bench.ready()]
  await db.insert(projects).values({ id: project, name: 'Harbour' })
  await db.transaction(async (tx) => {
    // Put in as ready, which the trigger of the states would refuse.
    await tx.execute(sql`set local session_replication_role = replica`)
    await tx.execute(sql`
      insert into generations (click_key, prompt, negative_prompt, mode, duration, aspect_ratio, audio, watermark, state, due_at, clip_sha256, created_at, project_id)
      select gen_random_uuid(), 'a fox', '', 'std', 5, '16:9', false, false, 'ready', null, ${one.clip.replace('.mp4', '')}, now() - n * interval '1 minute',
        case when n % 1000 = 0 then ${project}::uuid end
      from generate_series(1, 20000) n`)
  })
  const links = [await bench.link({ project }), await bench.link({ ids: [one.id] })]
  await db.execute(sql`analyze generations, share_clips, shares, clips`)
  const listed = await listShares(db, OWNER)
  expect(links.map(({ id }) => listed.find((share) => share.id === id))).toMatchObject([
    { project: 'Harbour', clips: 20, pictureUrl: `/media/${one.small}` },
    { project: null, clips: 1, pictureUrl: `/media/${one.small}` },
  ])
  const explained = await db.execute<{ 'QUERY PLAN': string }>(sql`explain ${newestShares(db, undefined).getSQL()}`)
  const plan = explained.rows.map((row) => row['QUERY PLAN']).join('\n')
  expect(plan).not.toContain('Seq Scan on generations')
  expect(plan).toContain('generations_pkey')
  expect(plan).toContain('generations_project')
})
