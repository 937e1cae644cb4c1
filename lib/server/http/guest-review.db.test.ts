import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CreateShareInput } from '#lib/domain/share/share-schema'
import { openShareBench, type ShareBench } from '#lib/server/share/testing/share-bench'
import { ask } from './testing/ask.ts'

let bench: ShareBench
beforeAll(async () => {
  bench = await openShareBench()
})
afterAll(() => bench.close())

const guest = { id: randomUUID(), name: 'Mia' }
async function linkTo(id: string, wishes: Partial<CreateShareInput> = {}) {
  return bench.link({ ids: [id] }, { allowsComments: true, ...wishes })
}
const comment = (generation: string, text = 'Too dark.') => ({
  ...{ id: randomUUID(), generation, text, frame: 3, spot: { x: 0.5, y: 0.5 }, replyTo: null },
})
async function post(path: string, body: unknown) {
  const headers = { 'content-type': 'application/json' }
  const answer = await ask(bench.port, `${path}/comments`, { method: 'POST', headers, body: JSON.stringify(body) })
  return { status: answer.status, value: answer.status === 200 ? JSON.parse(String(answer.body)) : null }
}
const add = (path: string, generation: string, text?: string) =>
  post(path, { deed: 'add', guest, comment: comment(generation, text) })
const read = (path: string, generation: string, headers: Record<string, string> = {}) =>
  ask(bench.port, `${path}/comments/${generation}`, { headers })

it('takes what a guest says and tells it again, and nothing while there is nothing new', async () => {
  const { id } = await bench.ready()
  const { path } = await linkTo(id)
  expect((await add(path, id)).value).toMatchObject({ ok: true, value: { comments: [{ text: 'Too dark.' }] } })
  const first = await read(path, id, { 'x-guest': guest.id })
  expect(JSON.parse(String(first.body))).toMatchObject({
    comments: [{ by: { name: 'Mia', guest: true }, mayDelete: true }],
  })
  expect(String(first.body)).not.toContain(guest.id)
  const known = { 'if-none-match': String(first.headers.etag) }
  expect((await read(path, id, known)).status).toBe(304)
  await add(path, id, 'And too long.')
  expect((await read(path, id, known)).status).toBe(200)
  expect(JSON.parse(String((await read(path, id)).body)).comments).toMatchObject([{ mayDelete: false }, {}])
})

it('is not there where the link allows no comments, does not show the clip, or is gone', async () => {
  const [{ id }, other] = [await bench.ready(), await bench.ready()]
  const silent = await linkTo(id, { allowsComments: false })
  const link = await linkTo(id)
  for (const [path, generation] of [
    [silent.path, id],
    [link.path, other.id],
    [link.path, 'no-id'],
    [link.path, randomUUID()],
    [`/s/${'A'.repeat(43)}`, id],
  ] as const) {
    expect((await read(path, generation)).status).toBe(404)
    expect((await add(path, generation)).value?.ok ?? false).toBe(false)
  }
  expect((await add(silent.path, id)).status).toBe(404)
  expect((await add(link.path, id)).status).toBe(200)
  const locked = await linkTo(id, { password: 'open sesame' })
  expect((await add(locked.path, id)).status).toBe(404)
})

it('says what is wrong with what it was sent', async () => {
  const { id } = await bench.ready()
  const { path } = await linkTo(id)
  expect((await add(path, id, ' ')).value).toEqual({ ok: false, problem: 'comment_unclear' })
  const nameless = { deed: 'add', guest: { ...guest, name: '' }, comment: comment(id) }
  expect((await post(path, nameless)).value).toEqual({ ok: false, problem: 'guest_name_unclear' })
  for (const body of [null, 'x', { deed: 'resolve', guest }, 'x'.repeat(20_000)])
    expect((await post(path, body)).value).toEqual({ ok: false, problem: 'invalid' })
})
