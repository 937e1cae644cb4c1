import { expect, it } from 'vitest'
import { wordsInPlace } from './join-words.ts'

it.each([
  ['', 'slow push in', '', 'slow push in'],
  ['A cat', 'slow push in', '', ', slow push in'],
  ['A cat ', 'slow push in', '', 'slow push in'],
  ['A cat.', 'Slow push in', '', ' Slow push in'],
  ['A cat, ', 'slow push in', '', 'slow push in'],
  ['', 'slow push in', 'a cat', 'slow push in, '],
  ['A cat', 'slow push in', ', low sun', ', slow push in'],
  ['A cat', 'slow push in', ' low sun', ', slow push in,'],
  ['一只猫', '镜头推近', '', '，镜头推近'],
  ['一只猫。', '镜头推近', '', '镜头推近'],
  ['一只猫，', '镜头推近', '夕阳', '镜头推近，'],
  ['一只猫在草地上奔跑', 'dolly zoom', '', '，dolly zoom'],
])('stands between %j and what follows as a thought of its own: %j, before %j', (before, words, after, inserted) => {
  expect(wordsInPlace(before, words, after)).toBe(inserted)
})
