import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { diffWords, type Piece } from './diff-words.ts'

const marked = (pieces: readonly Piece[]) =>
  pieces.map(({ kind, text }) => ({ same: text, added: `[+${text}]`, removed: `[-${text}]` })[kind]).join('')

it.each([
  ['a red fox runs', 'a white fox runs', 'a [-red][+white] fox runs'],
  ['a fox', 'a fox at dawn', 'a fox[+ at dawn]'],
  ['a red fox runs away', 'a white wolf runs away', 'a [-red fox][+white wolf] runs away'],
  ['雪地里的狐狸', '雪地里的白狼', '雪地里的[-狐狸][+白狼]'],
  ['don’t stop', 'don’t go', 'don’t [-stop][+go]'],
  ['', 'new', '[+new]'],
  ['same', 'same', 'same'],
])('marks what changed from %j to %j', (before, after, expected) => {
  expect(marked(diffWords(before, after))).toBe(expected)
})

it('gives both texts back, whatever they are', () => {
  const text = fc
    .array(fc.constantFrom('fox', ' ', 'red ', '狐', ',', '🦊', 'a'), { maxLength: 30 })
    .map((parts) => parts.join(''))
  const without = (pieces: readonly Piece[], kind: Piece['kind']) =>
    pieces
      .filter((piece) => piece.kind !== kind)
      .map((piece) => piece.text)
      .join('')
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = diffWords(before, after)
      expect(without(pieces, 'added')).toBe(before)
      expect(without(pieces, 'removed')).toBe(after)
    }),
  )
})
