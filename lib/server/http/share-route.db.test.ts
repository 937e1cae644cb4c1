import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { get, type IncomingMessage, type ServerResponse } from 'node:http'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { LOCAL_OWNER_ID } from '#lib/domain/team/roles'
import { generations } from '#lib/server/db/schema'
import { projects } from '#lib/server/db/schema-names'
import { shares, shareTries } from '#lib/server/db/schema-share'
import { revokeShare } from '#lib/server/share/revoke-share'
import { LOOK_EVERY_MS } from '#lib/server/share/share-watch'
import { openShareBench, type ShareBench } from '#lib/server/share/testing/share-bench'
import { ask } from './testing/ask.ts'

const OWNER = { id: LOCAL_OWNER_ID, name: 'Owner', role: 'owner' } as const
/** More than the buffers of both ends of a connection hold. */
const LARGE = 24_000_000
/** An answer is good for less than this. In ms. */
const A_MOMENT = 450
const clock = performance.now.bind(performance)
let passed = 0
/** Lets it pass, by the clock that answers are kept by. */
const aMoment = (): void => {
  passed += A_MOMENT
}

let bench: ShareBench
beforeAll(async () => {
  vi.spyOn(performance, 'now').mockImplementation(() => clock() + passed)
  bench = await openShareBench()
})
afterAll(async () => {
  vi.mocked(performance.now).mockRestore()
  await bench.close()
})

describe('media of a link', () => {
  it('are its clips and what was made of them, in parts too, and never kept without asking', async () => {
    const one = await bench.ready()
    const { path } = await bench.link({ ids: [one.id] })
    const whole = await ask(bench.port, `${path}/media/${one.clip}`)
    expect([whole.status, whole.body.length]).toEqual([200, 1000])
    expect(whole.headers).toMatchObject({
      'cache-control': 'private, no-cache',
      'referrer-policy': 'strict-origin',
      'x-robots-tag': 'noindex, nofollow',
    })
    const part = await ask(bench.port, `${path}/media/${one.clip}`, { headers: { range: 'bytes=0-9' } })
    expect([part.status, part.body.length]).toEqual([206, 10])
    for (const name of [one.poster, one.small, one.sprite])
      expect(await bench.status(`${path}/media/${name}`)).toBe(200)
  })

  it('are the stills only where the recipe is shown', async () => {
    const one = await bench.ready()
    const [plain, open] = [
      await bench.link({ ids: [one.id] }),
      await bench.link({ ids: [one.id] }, { showsRecipe: true }),
    ]
    expect(await bench.status(`${plain.path}/media/${one.still}`)).toBe(404)
    expect(await bench.status(`${open.path}/media/${one.still}`)).toBe(200)
  })

  it("are none of another link's, nor of a generation that is not shown", async () => {
    const [mine, other] = [await bench.ready(), await bench.ready()]
    const [{ path }, theirs] = [await bench.link({ ids: [mine.id] }), await bench.link({ ids: [other.id] })]
    expect(await bench.status(`${path}/media/${other.clip}`)).toBe(404)
    expect(await bench.status(`${path}/media/${other.poster}`)).toBe(404)
    expect(await bench.status(`${theirs.path}/media/${mine.clip}`)).toBe(404)
    expect(await bench.status(`${theirs.path}/media/${other.clip}`)).toBe(200)
  })

  it('of a project follow what is in it', async () => {
    const [project = { id: '' }] = await bench.db
      .insert(projects)
      .values({ id: crypto.randomUUID(), name: 'Harbour' })
      .returning()
    const [inside, outside] = [await bench.ready({ projectId: project.id }), await bench.ready()]
    const { path } = await bench.link({ project: project.id })
    expect(await bench.status(`${path}/media/${inside.clip}`)).toBe(200)
    expect(await bench.status(`${path}/media/${outside.clip}`)).toBe(404)
    await bench.db.update(generations).set({ projectId: null }).where(eq(generations.id, inside.id))
    aMoment()
    expect(await bench.status(`${path}/media/${inside.clip}`)).toBe(404)
    await bench.db.delete(projects).where(eq(projects.id, project.id))
    aMoment()
    expect(await bench.status(`${path}/alive`)).toBe(404)
  })

  it('are gone with a deleted generation', async () => {
    const one = await bench.ready()
    const { path } = await bench.link({ ids: [one.id] })
    await bench.db.update(generations).set({ deletedAt: sql`now()` }).where(eq(generations.id, one.id))
    expect(await bench.status(`${path}/media/${one.clip}`)).toBe(404)
  })

  it('are a download only where that is allowed', async () => {
    const one = await bench.ready()
    const dispositionOf = async ({ path }: { path: string }) =>
      (await ask(bench.port, `${path}/media/${one.clip}?download=Clip%201`)).headers['content-disposition']
    expect(await dispositionOf(await bench.link({ ids: [one.id] }))).toBeUndefined()
    expect(await dispositionOf(await bench.link({ ids: [one.id] }, { allowsDownload: true }))).toContain('Clip 1.mp4')
  })

  it('end within a second when the link is taken back, also what is being sent', async () => {
    const one = await bench.ready({}, LARGE)
    const { id, path } = await bench.link({ ids: [one.id] })
    const requested = once(bench.server, 'request')
    const asked = get({ port: bench.port, path: `${path}/media/${one.clip}`, headers: { range: 'bytes=10-' } })
    const [response] = (await once(asked, 'response')) as [IncomingMessage]
    expect(response.statusCode).toBe(206)
    let bytes = 0
    response.once('data', (piece: Buffer) => {
      bytes += piece.length
      response.pause()
    })
    const [, sent] = (await requested) as [IncomingMessage, ServerResponse]
    const ended = once(sent, 'close')
    const since = performance.now()
    expect(await revokeShare(bench.db, OWNER, id)).toMatchObject({ ok: true })
    await ended
    expect(performance.now() - since).toBeLessThan(1000)
    // What the connection held is still to be had, and no more.
    response.on('data', (piece: Buffer) => {
      bytes += piece.length
    })
    response.resume()
    await expect(once(response, 'end')).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect(bytes).toBeLessThan(LARGE / 2)
    expect(await bench.status(`${path}/media/${one.clip}`, { range: 'bytes=0-9' })).toBe(404)
    expect(await bench.status(`${path}/alive`)).toBe(404)
  })

  it('are not watched for a guest who has gone before the first answer', async () => {
    const one = await bench.ready()
    const { path } = await bench.link({ ids: [one.id] })
    const timers = vi.spyOn(globalThis, 'setInterval')
    await bench.db.transaction(async (tx) => {
      await tx.execute(sql`lock table shares in access exclusive mode`)
      const requested = once(bench.server, 'request')
      const asked = get({ port: bench.port, path: `${path}/media/${one.clip}` }).on('error', () => {})
      const [, sent] = (await requested) as [IncomingMessage, ServerResponse]
      const gone = once(sent, 'close')
      asked.destroy()
      await gone
    })
    // Waits for the same answer, behind the one who left.
    expect(await bench.status(`${path}/media/${one.clip}`)).toBe(200)
    expect(timers.mock.calls.filter(([, everyMs]) => everyMs === LOOK_EVERY_MS)).toHaveLength(1)
    timers.mockRestore()
  })

  it('end with its time', async () => {
    const one = await bench.ready()
    const { id, path } = await bench.link({ ids: [one.id] })
    expect(await bench.status(`${path}/alive`)).toBe(204)
    await bench.db.update(shares).set({ expiresAt: sql`now()` }).where(eq(shares.id, id))
    aMoment()
    expect(await bench.status(`${path}/media/${one.clip}`)).toBe(404)
    expect(await bench.status(`${path}/alive`)).toBe(404)
  })

  it.each([
    (path: string, name: string) => `${path}/media/${name.toUpperCase()}`,
    (path: string, name: string) => `${path}/media/${name}/`,
    (path: string, name: string) => `${path}/media//${name}`,
    (path: string, name: string) => `${path}/media/../media/${name}`,
    (path: string, name: string) => `${path}/media/%2e%2e/${name}`,
    (path: string, name: string) => `${path}//media/${name}`,
    (path: string, name: string) => `${path}.rsc/media/${name}`,
    (path: string, name: string) => `${path.slice(0, -1)}/media/${name}`,
    (path: string, name: string) => `${path}%20/media/${name}`,
    (path: string, name: string) => `${path.toLowerCase()}/media/${name}`,
    (_: string, name: string) => `/s/${'A'.repeat(43)}/media/${name}`,
    (path: string, name: string) => `${path}/../x/media/${name}`,
    (path: string, name: string) => `${path}/${name}`,
    (path: string) => `${path}/media/__proto__`,
  ])('have one address each: trick %#', async (trick) => {
    const one = await bench.ready()
    const { path } = await bench.link({ ids: [one.id] })
    expect(await bench.status(`${path}/media/${one.clip}`)).toBe(200)
    expect(await bench.status(trick(path, one.clip))).toBe(404)
  })

  it('begin behind an address that works with a slash behind it too', async () => {
    const { path } = await bench.link({ ids: [(await bench.ready()).id] })
    expect((await ask(bench.port, `${path}/`)).headers.location).toBe(path)
  })

  it('are not to be changed', async () => {
    const one = await bench.ready()
    const { path } = await bench.link({ ids: [one.id] })
    for (const method of ['PUT', 'DELETE', 'POST', 'OPTIONS'])
      expect((await ask(bench.port, `${path}/media/${one.clip}`, { method })).status).toBe(405)
  })
})

describe('the password of a link', () => {
  it('keeps out whoever does not have it, from every address', async () => {
    const one = await bench.ready()
    const { path } = await bench.link({ ids: [one.id] }, { password: 'harbour-24' })
    for (const below of [`media/${one.clip}`, `media/${one.poster}`, 'clips', 'alive'])
      expect(await bench.status(`${path}/${below}`)).toBe(404)
    expect(await bench.enter(path, 'harbour-25')).toMatchObject({
      status: 303,
      to: `${path}?password=wrong`,
      cookie: '',
    })
    const { status, to, cookie, pair } = await bench.enter(path, 'harbour-24')
    expect([status, to]).toEqual([303, path])
    expect(cookie).toMatch(new RegExp(`; Path=${path}; HttpOnly; SameSite=Lax; Secure$`))
    expect(await bench.status(`${path}/media/${one.clip}`, { cookie: `a=b; ${pair}` })).toBe(200)
    expect(await bench.status(`${path}/media/${one.clip}`, { cookie: `${pair}x` })).toBe(404)
  })

  it('opens no other link, though it be the same, and stops when it is changed', async () => {
    const one = await bench.ready()
    const [mine, other] = [
      await bench.link({ ids: [one.id] }, { password: 'harbour-24' }),
      await bench.link({ ids: [one.id] }, { password: 'harbour-24' }),
    ]
    const { pair } = await bench.enter(mine.path, 'harbour-24')
    expect(await bench.status(`${other.path}/media/${one.clip}`, { cookie: pair })).toBe(404)
    await bench.db.update(shares).set({ passwordHash: 'another.one' }).where(eq(shares.id, mine.id))
    aMoment()
    expect(await bench.status(`${mine.path}/media/${one.clip}`, { cookie: pair })).toBe(404)
  })

  it('can be tried ten times from one network, by all at once too, and then waits; others are not shut out', async () => {
    const one = await bench.ready()
    const { path } = await bench.link({ ids: [one.id] }, { password: 'harbour-24' })
    const guesses = await Promise.all(
      Array.from({ length: 14 }, (_, i) => bench.enter(path, `guess-${i}`, `2001:db8:7:${i}::1`)),
    )
    expect(guesses.filter(({ to }) => to === `${path}?password=wrong`)).toHaveLength(10)
    expect(guesses.filter(({ to }) => to === `${path}?password=wait`)).toHaveLength(4)
    expect(await bench.enter(path, 'harbour-24', '2001:db8:7:ffff::9')).toMatchObject({ to: `${path}?password=wait` })
    expect(await bench.enter(path, 'harbour-24', '2001:db8:8::1')).toMatchObject({ to: path })
    await bench.db.update(shareTries).set({ since: sql`now() - interval '16 minutes'` })
    expect(await bench.enter(path, 'harbour-24', '2001:db8:7:ffff::9')).toMatchObject({ to: path })
  })

  it('can be tried a hundred times from all networks together', async () => {
    const one = await bench.ready()
    const { id, path } = await bench.link({ ids: [one.id] }, { password: 'harbour-24' })
    await bench.db.insert(shareTries).values({ shareId: id, network: '', tries: 99 })
    expect(await bench.enter(path, 'guess', '10.1.0.1')).toMatchObject({ to: `${path}?password=wrong` })
    expect(await bench.enter(path, 'harbour-24', '10.1.0.2')).toMatchObject({ to: `${path}?password=wait` })
  })

  it('is asked for nowhere else, and takes no more than a form', async () => {
    const one = await bench.ready()
    const { path } = await bench.link({ ids: [one.id] })
    expect(await bench.enter(path, 'anything')).toMatchObject({ to: path, cookie: '' })
    expect(await bench.enter(`/s/${'A'.repeat(43)}`, 'anything')).toMatchObject({ cookie: '' })
    const locked = await bench.link({ ids: [one.id] }, { password: 'harbour-24' })
    expect(await bench.enter(locked.path, 'x'.repeat(100_000))).toMatchObject({ to: `${locked.path}?password=wrong` })
  })
})

describe('more clips of a link', () => {
  it('come page by page in their order, with addresses below the link and no recipe', async () => {
    const made = []
    for (let i = 0; i < 26; i += 1) made.push(await bench.ready({ prompt: `secret ${i}` }))
    const ids = made.map(({ id }) => id).reverse()
    const { path } = await bench.link({ ids })
    const page = async (query: string) => {
      const { body } = await ask(bench.port, `${path}/clips${query}`)
      expect(body.toString()).not.toContain('secret')
      return JSON.parse(body.toString())
    }
    const first = await page('')
    const second = await page(`?after=${first.next}`)
    expect([...first.clips, ...second.clips].map(({ id }) => id)).toEqual(ids)
    expect([first.clips.length, second.next]).toEqual([24, null])
    expect(second.clips[0].clip.url).toBe(`${path}/media/${made[1]?.clip}`)
    expect(await page('?after=nonsense')).toEqual(first)
  })

  it('begin anew for what has the form of a place and is none', async () => {
    const [project = { id: '' }] = await bench.db
      .insert(projects)
      .values({ id: randomUUID(), name: 'Tea fields' })
      .returning()
    await bench.ready({ projectId: project.id })
    const { path } = await bench.link({ project: project.id })
    const [first, odd] = [
      await ask(bench.port, `${path}/clips`),
      await ask(bench.port, `${path}/clips?after=999999999999999_${'-'.repeat(36)}`),
    ]
    expect([first.status, odd.status, odd.body.equals(first.body)]).toEqual([200, 200, true])
  })
})
