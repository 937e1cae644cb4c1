import { afterEach, expect, it, vi } from 'vitest'
import { z } from 'zod/mini'
import { fetchAs } from './fetch-as.ts'

afterEach(() => vi.unstubAllGlobals())

const reader = async () => z.object({ count: z.number() })

it('reads an answer by what comes meanwhile', async () => {
  vi.stubGlobal('fetch', async () => Response.json({ count: 3 }))
  expect(await fetchAs('/api/count', reader)).toEqual({ count: 3 })
})

it('asks after whoever asks has done what it is at', async () => {
  const fetch = vi.fn(async () => Response.json({ count: 3 }))
  vi.stubGlobal('fetch', fetch)
  const answer = fetchAs('/api/count', reader)
  await Promise.resolve()
  expect(fetch).not.toHaveBeenCalled()
  await answer
  expect(fetch).toHaveBeenCalledOnce()
})

it('names what was asked in what it throws, without what was asked for', async () => {
  vi.stubGlobal('fetch', async () => new Response(null, { status: 503 }))
  await expect(fetchAs('/api/prompts?q=secret', reader)).rejects.toThrow(/^\/api\/prompts answered 503$/)
})

it('throws for an answer that cannot be read, and for one that nobody wants any more', async () => {
  vi.stubGlobal('fetch', async (_: string, { signal }: RequestInit) => {
    signal?.throwIfAborted()
    return Response.json({ count: 'three' })
  })
  await expect(fetchAs('/api/count', reader)).rejects.toThrow()
  await expect(fetchAs('/api/count', reader, AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone')
})
