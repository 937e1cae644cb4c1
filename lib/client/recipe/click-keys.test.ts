import { expect, it } from 'vitest'
import { createClickKeys } from './click-keys.ts'

function keys() {
  let minted = 0
  return createClickKeys(() => `key ${++minted}`)
}

it('makes one of a double click, also when the server answers in between', () => {
  const clicks = keys()
  expect(clicks.press('cat', 0)).toBe('key 1')
  expect(clicks.press('cat', 90)).toBeNull()
  clicks.settle('cat', 'answered')
  expect(clicks.press('cat', 300)).toBeNull()
  expect(clicks.press('cat', 1700)).toBeNull()
  expect(clicks.press('cat', 3300)).toBe('key 2')
})

it('makes a second one of a press that comes later, or asks for something else', () => {
  const clicks = keys()
  clicks.press('cat', 0)
  expect(clicks.press('dog', 50)).toBe('key 2')
  clicks.settle('cat', 'answered')
  expect(clicks.press('cat', 2000)).toBe('key 3')
})

it('tries again under the same key after no answer, whatever was sent in between', () => {
  const clicks = keys()
  clicks.press('cat', 0)
  clicks.settle('cat', 'unanswered')
  clicks.press('dog', 500)
  expect(clicks.press('cat', 60_000)).toBe('key 1')
})

it('tries again under the key of a press that an earlier visit had no answer to', () => {
  const clicks = keys()
  expect(clicks.press('cat', 0, 'of before')).toBe('of before')
  clicks.settle('cat', 'answered')
  expect(clicks.press('cat', 2000)).toBe('key 1')
})
