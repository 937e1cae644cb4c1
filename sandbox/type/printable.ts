import type { Typeface } from './typeface.ts'

/**
 * The part of a text that the fonts can draw, on one line; the rest would be boxes. Empty when so much is missing
 * that what remains would no longer read as the text.
 */
export function printable(text: string, typeface: Typeface): string {
  const characters = [...text.normalize('NFC')].map((character) => (/\s/.test(character) ? ' ' : character))
  const drawn = characters.filter((character) => character === ' ' || typeface.covers(character.codePointAt(0) ?? 0))
  const letters = (list: string[]) => list.filter((character) => /[\p{L}\p{N}]/u.test(character)).length
  if (letters(drawn) < 0.8 * letters(characters)) return latinRuns(drawn.join(''))
  return drawn.join('').replace(/ +/g, ' ').trim()
}

/** Words worth showing by themselves: names and terms of at least three Latin letters that stand in a text of another script. */
function latinRuns(text: string): string {
  return (text.match(/[A-Za-z][A-Za-z0-9' -]{2,}/g) ?? []).map((run) => run.trim()).join(' · ')
}
