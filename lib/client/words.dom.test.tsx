import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { wordsIn } from './words.ts'

const fetched = vi.fn<typeof fetch>()

beforeEach(() => {
  vi.stubGlobal('fetch', fetched)
  vi.useFakeTimers()
})

afterEach(() => {
  fetched.mockReset()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('asks once for the words of an address', async () => {
  fetched.mockImplementation(async (address) => Response.json({ from: String(address) }))
  expect(await wordsIn('en', '/en?v=1')).toEqual({ from: '/en?v=1' })
  expect(wordsIn('en', '/en?v=1')).toBe(wordsIn('en', '/en?v=1'))
  expect(await wordsIn('zh-CN', '/zh?v=1')).toEqual({ from: '/zh?v=1' })
  expect(fetched).toHaveBeenCalledTimes(2)
})

it('asks until they come: a page without words is dead', async () => {
  fetched
    .mockRejectedValueOnce(new TypeError('no network'))
    .mockResolvedValueOnce(Response.json({ sentence: 'Later.' }, { status: 503 }))
    .mockResolvedValueOnce(new Response('{"half'))
    .mockResolvedValueOnce(Response.json({ title: 'Wall' }))
  const words = wordsIn('en', '/en?v=2')
  await vi.advanceTimersByTimeAsync(6_000)
  expect(await words).toEqual({ title: 'Wall' })
})
