/** The words of the page of a link, with names in braces where numbers go: what formats messages is heavier than all else on the page. */
export type RoomWords = Record<
  | 'clip'
  | 'play'
  | 'controls'
  | 'place'
  | 'previous'
  | 'next'
  | 'download'
  | 'fileName'
  | 'all'
  | 'choose'
  | 'more'
  | 'moreFailed',
  string
>

/** Puts numbers, counted from 1, in the place of their names. */
export function fill(words: string, numbers: Record<string, number>): string {
  return words.replace(/\{(\w+)\}/g, (whole, name: string) => String(numbers[name] ?? whole))
}
