import { createHash } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { clips, generations } from '#lib/server/db/schema'
import type { Fault } from '#lib/server/generations/testing/sandbox-bench'
import { openStepBench, type StepBench } from '#lib/server/generations/testing/step-bench'
import { StorageUnavailable } from '#lib/server/storage/storage-unavailable'

let bench: StepBench
beforeAll(async () => {
  bench = await openStepBench()
})
afterEach(async () => {
  await bench.sandbox.clear()
  bench.sandbox.setClockAhead(0)
  await bench.expectNothingPaidTwice()
})
afterAll(() => bench.close())

const paid = () => bench.submitAndRun(['submit', 'poll'])
const set = (id: string, values: object) => bench.db.update(generations).set(values).where(eq(generations.id, id))
const linkDied = (ago: string) => ({ resultExpiresAt: sql`now() - ${ago}::interval` })
const plan = (fault: Fault['do'], times = 1) => bench.sandbox.plan({ on: 'file', times, do: fault })

const FORBIDDEN = { kind: 'answer', status: 403, body: 'expired' }

/** Downloads that bring no whole clip; only the ones at the end count against the provider. */
const SPOILT: [string, Fault['do'], strikes: 0 | 1][] = [
  ['a body cut between its chunks', { kind: 'chunked_cut' }, 0],
  ['a reset', { kind: 'reset' }, 0],
  ['403', FORBIDDEN, 0],
  ['404', { kind: 'answer', status: 404, body: '' }, 0],
  ['503', { kind: 'answer', status: 503, body: '' }, 0],
  ['half the file with a length to match', { kind: 'short_length' }, 1],
  ['half the file and then the end', { kind: 'close_midway' }, 1],
  ['a page that says expired', { kind: 'html' }, 1],
  ['nothing', { kind: 'nothing' }, 1],
  ['a packed body', { kind: 'brotli' }, 1],
  ['a file without its index', { kind: 'no_moov' }, 1],
  ['no video', { kind: 'not_video' }, 1],
  [
    'a way into our own network',
    { kind: 'answer', status: 302, headers: { location: 'http://10.0.0.1/' }, body: '' },
    1,
  ],
]

describe('saving a paid clip', () => {
  it.each(SPOILT)('does not take %s for a clip, and tries again', async (_, fault, strikes) => {
    const id = await paid()
    await plan(fault)
    expect(await bench.run('save', id)).toBe('saving')
    expect(await bench.row(id)).toMatchObject({ failures: 1, strikes, clipSha256: null, leaseToken: null })
    expect(await bench.run('save', id)).toBe('ready')
  })

  it.each([
    ['keeps exactly the bytes that were sent', []],
    ['goes on where a download was cut', [{ kind: 'reset_midway' }] satisfies Fault['do'][]],
  ])('%s', async (_, faults) => {
    const id = await paid()
    const response = await fetch((await bench.row(id)).resultUrl ?? '')
    const bytes = new Uint8Array(await response.arrayBuffer())
    for (const fault of faults) await plan(fault)
    expect(await bench.run('save', id)).toBe('ready')
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    expect(await bench.row(id)).toMatchObject({ clipSha256: sha256, failures: 0 })
    expect(await bench.media.read(`${sha256}.mp4`)).toEqual(Buffer.from(bytes))
  })

  it('asks for a fresh link after a failure, and goes by the new one’s time', async () => {
    const id = await paid()
    const { resultUrl } = await bench.row(id)
    await set(id, { resultUrl: 'http://127.0.0.1:9/gone', failures: 30, ...linkDied('2 hours') })
    await plan(FORBIDDEN)
    expect(await bench.run('save', id)).toBe('saving')
    const row = await bench.row(id)
    expect(row.resultUrl).toBe(resultUrl)
    expect(row.resultExpiresAt?.getTime()).toBeGreaterThan(Date.now() + 23 * 3_600_000)
    expect(await bench.run('save', id)).toBe('ready')
  })

  it('gives up only when the link is dead by its time and by the provider’s word', async () => {
    const id = await paid()
    bench.sandbox.setClockAhead(25 * 3_600_000)
    expect(await bench.run('save', id)).toBe('saving')
    await bench.sandbox.plan({ on: 'status', times: 20, do: { kind: 'reset' } })
    await set(id, linkDied('1 hour'))
    for (const _ of Array(6)) expect(await bench.run('save', id)).toBe('saving')
    expect(await bench.run('save', id)).toBe('failed')
    expect((await bench.row(id)).failure?.code).toBe('result_expired')
  })

  it('gives up a dead link also where the provider never says how long one lives', async () => {
    const id = await paid()
    bench.sandbox.setClockAhead(25 * 3_600_000)
    const fields = { completed_at: null, expires_at: null }
    await bench.sandbox.plan({ on: 'status', times: 20, do: { kind: 'replace', fields } })
    await set(id, linkDied('1 hour'))
    for (const _ of Array(7)) expect(await bench.run('save', id)).toBe('saving')
    expect(await bench.run('save', id)).toBe('failed')
    expect((await bench.row(id)).failure?.code).toBe('result_expired')
  })

  it('is not given up for an outage that outlasts the link', async () => {
    const id = await paid()
    await set(id, { failures: 700, ...linkDied('5 hours') })
    await bench.sandbox.plan({ on: 'status', do: { kind: 'reset' } })
    await plan({ kind: 'reset' })
    expect(await bench.run('save', id)).toBe('saving')
    await bench.sandbox.plan({ on: 'status', do: { kind: 'reset' } })
    expect(await bench.run('save', id)).toBe('ready')
  })

  it('is not given up for one wrong file after a long outage', async () => {
    const id = await paid()
    await set(id, { failures: 300 })
    await plan({ kind: 'not_video' })
    expect(await bench.run('save', id)).toBe('saving')
    expect(await bench.run('save', id)).toBe('ready')
  })

  it('is kept after all where a page came in its place for hours', async () => {
    const id = await paid()
    await plan({ kind: 'html' }, 40)
    for (const _ of Array(40)) expect(await bench.run('save', id)).toBe('saving')
    expect(await bench.run('save', id)).toBe('ready')
  })

  it('fails by name when twenty files were no clip and the link is dead', async () => {
    const id = await paid()
    await set(id, { strikes: 19, ...linkDied('1 second') })
    // An answer that names no time leaves the link's own.
    await bench.sandbox.plan({ on: 'status', do: { kind: 'reset' } })
    await plan({ kind: 'html' })
    expect(await bench.run('save', id)).toBe('failed')
    expect((await bench.row(id)).failure).toMatchObject({
      code: 'result_invalid',
      providerMessage: 'not a video: text/html',
    })
  })

  it('waits for room on our disk for as long as it takes', async () => {
    const id = await paid()
    const full = { ...bench.media, openWrite: () => Promise.reject(new StorageUnavailable('full', null)) }
    await set(id, { failures: 900, strikes: 19 })
    expect(await bench.run('save', id, { media: full })).toBe('saving')
    expect(await bench.run('save', id)).toBe('ready')
  })

  it('stops a download and keeps nothing when the row went to another', async () => {
    const id = await paid()
    const before = await bench.db.$count(clips)
    const probeClip: StepBench['deps']['probeClip'] = async (path) => {
      await set(id, { leaseToken: sql`gen_random_uuid()` })
      return bench.deps.probeClip(path)
    }
    expect(await bench.run('save', id, { probeClip })).toBe('saving')
    expect(await bench.db.$count(clips)).toBe(before)
    await bench.expireLease(id)
    expect(await bench.run('save', id)).toBe('ready')
  })
})
