import { expect, it } from 'vitest'
import { readWithin } from './read-within.ts'

const bodyOf = (...chunks: string[]) => new Response(new Blob(chunks)).body

it('gives the bytes as they came', async () => {
  expect(Buffer.from((await readWithin(bodyOf('ab', '\u00e9'), 4)) ?? []).toString()).toBe('abé')
  expect(await readWithin(null, 4)).toHaveLength(0)
})

it('stops reading what is too large', async () => {
  let cancelled = false
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new Uint8Array(100)),
    cancel: () => {
      cancelled = true
    },
  })
  expect(await readWithin(endless, 1_000)).toBeNull()
  expect(cancelled).toBe(true)
})
