import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { hasAnswered, readAnew } from './read-anew.ts'

const refresh = vi.fn()
const answers = (answer: () => Promise<Response>) => {
  const fetch = vi.fn(answer)
  vi.stubGlobal('fetch', fetch)
  return fetch
}

beforeEach(() => {
  refresh.mockClear()
  history.replaceState(null, '', '/settings')
})
afterEach(() => history.replaceState(null, '', '/'))

describe('reading the page anew', () => {
  it.each<[string, () => Promise<Response>]>([
    ['without a network', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['while a proxy answers for it', async () => new Response(null, { status: 502 })],
    ['once the session has ended', async () => new Response(null, { status: 401 })],
  ])('waits %s', async (_, answer) => {
    answers(answer)
    const first = vi.fn()
    expect(await readAnew({ refresh }, first)).toBe(false)
    expect(first).not.toHaveBeenCalled()
    expect(refresh).not.toHaveBeenCalled()
  })

  it('goes on where the server answers, after what was to be done first', async () => {
    answers(async () => new Response())
    const first = vi.fn(() => expect(refresh).not.toHaveBeenCalled())
    expect(await readAnew({ refresh }, first)).toBe(true)
    expect(first).toHaveBeenCalledOnce()
    expect(refresh).toHaveBeenCalledOnce()
  })

  it.each([
    ['/settings', '/api/changes?since=0'],
    ['/', '/api/changes?since=0'],
    ['/sign-in', '/api/health'],
    ['/s/a-token', '/api/health'],
    ['/join/a-token', '/api/health'],
  ])('on %s asks %s, which whoever is there may', async (page, asked) => {
    history.replaceState(null, '', page)
    const fetch = answers(async () => new Response())
    await readAnew({ refresh })
    expect(fetch.mock.calls).toEqual([[asked, expect.objectContaining({ method: 'HEAD' })]])
  })
})

it('tells the server’s refusals from its absence', () => {
  expect(hasAnswered({ ok: true, value: null })).toBe(true)
  expect(hasAnswered({ ok: false, problem: 'last_owner' })).toBe(true)
  expect(hasAnswered({ ok: false, problem: 'unavailable' })).toBe(false)
  expect(hasAnswered({ ok: false, problem: 'signed_out' })).toBe(false)
})
