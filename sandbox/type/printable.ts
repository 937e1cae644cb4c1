import type { Typeface } from './typeface.ts'

/** Share of the letters that must be drawable for the text still to read as itself. */
const ENOUGH = 0.8

/**
 * The part of a text that the fonts can draw, on one line; the rest would be boxes. When too much is missing, what is
 * left are the words worth showing by themselves, perhaps none.
 */
export function printable(text: string, typeface: Typeface): string {
  const characters = [...text.normalize('NFC').replace(/\s+/g, ' ')]
  const drawn = characters.filter((character) => typeface.covers(character.codePointAt(0) ?? 0))
  if (letters(drawn) < ENOUGH * letters(characters)) return latinRuns(characters, typeface)
  return drawn.join('').replace(/ +/g, ' ').trim()
}

function letters(characters: readonly string[]): number {
  return characters.filter((character) => /[\p{L}\p{N}]/u.test(character)).length
}

/** Names and terms of at least three letters that stand in a text of another script. */
function latinRuns(characters: readonly string[], { covers }: Typeface): string {
  const runs = characters.map((character) => (covers(character.codePointAt(0) ?? 0) ? character : '\n')).join('')
  return runs
    .split('\n')
    .map((run) => run.replace(/^[^\p{L}]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter((run) => letters([...run]) >= 3)
    .join(' · ')
}
