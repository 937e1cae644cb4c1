import { beforeEach, expect, it, vi } from 'vitest'
import { memoryStorage } from '#lib/client/testing/memory-storage'
import { DEFAULT_RECIPE } from '#lib/domain/recipe/recipe'
import { readSent, type Sent, sentKey } from './sent.ts'
import { sentWish } from './sent-wish.ts'
import { writeSent } from './write-sent.ts'

const sent: Sent = { wish: sentWish(DEFAULT_RECIPE), clips: 1, open: { key: 'k', rest: '[]', count: 2 } }

let storage: Storage
beforeEach(() => {
  storage = memoryStorage()
})

it('brings back what was submitted of a draft, and nothing of another', () => {
  writeSent(storage, 'a', sent)
  expect(readSent(storage, 'a')).toEqual(sent)
  expect(readSent(storage, 'b')).toBeNull()
  writeSent(storage, 'a', null)
  expect(storage.length).toBe(0)
})

it.each(['{', '1', '{}', '[]', '["w",1,"k","[]"]', '["w","1","","",0]', '["w",1,null,"",0]'])(
  'takes %s for nothing',
  (text) => {
    storage.setItem(sentKey('a'), text)
    expect(readSent(storage, 'a')).toBeNull()
  },
)

it('keeps nothing that is no longer so where there is no room for what is', () => {
  writeSent(storage, 'a', sent)
  vi.spyOn(storage, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  writeSent(storage, 'a', { ...sent, clips: 2 })
  expect(readSent(storage, 'a')).toBeNull()
})

it('tells recipes apart by all that is paid for, and by nothing else', () => {
  const image = { role: 'first_frame', sha256: 'a'.repeat(64) } as const
  const wishes = [
    DEFAULT_RECIPE,
    { ...DEFAULT_RECIPE, prompt: 'x' },
    { ...DEFAULT_RECIPE, audio: !DEFAULT_RECIPE.audio },
    { ...DEFAULT_RECIPE, images: [image] },
  ].map(sentWish)
  expect(new Set(wishes).size).toBe(4)
  expect(sentWish({ ...DEFAULT_RECIPE, prompt: ' x\n' })).toBe(wishes[1])
})
