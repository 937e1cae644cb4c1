/** Characters that Windows, macOS or Linux refuse in a file name, and those that cannot be seen or turn the writing direction. */
const UNSAFE = /[<>:"/\\|?*%\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]+/gu

/** Longest part taken from the prompt: people's characters, and bytes of UTF-8 (file systems end at 255 with the suffix). */
const LONGEST = { characters: 60, bytes: 200 } as const

/**
 * Name under which a clip is saved: the beginning of its prompt, in its own script, and a piece of the id that keeps two takes apart.
 * The same on every system: NFC, no reserved characters, no leading or trailing dots or spaces.
 */
export function clipFileName(prompt: string, id: string): string {
  const words = prompt.normalize('NFC').replace(UNSAFE, ' ').replace(/\s+/gu, ' ').trim()
  const start = cut(words).replace(/^[. -]+|[.,;、。，； -]+$/gu, '')
  const suffix = id.replaceAll('-', '').slice(0, 8)
  return `${start === '' ? 'clip' : start.replaceAll(' ', '-')}-${suffix}.mp4`
}

const encoder = new TextEncoder()
/** Writing in which every code unit is what people take for a character: ASCII, and Chinese with its punctuation. */
const PLAIN = /^[ -~\u3001-\u3029\u4e00-\u9fff\uff01-\uff5e]*$/
let segmenter: Intl.Segmenter | undefined

/** Enough of the characters as people see them. A page names each of its cards, and a phone takes its time to segment. */
function charactersOf(words: string): Iterable<string> {
  const start = words.slice(0, LONGEST.characters + 1)
  if (PLAIN.test(start)) return start
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' })
  return Array.from(segmenter.segment(words.slice(0, LONGEST.bytes + 1)), ({ segment }) => segment)
}

/** Cuts between two characters as people see them, and between two words where one ends in the last third. */
function cut(words: string): string {
  let text = ''
  let count = 0
  let bytes = 0
  for (const character of charactersOf(words)) {
    bytes += encoder.encode(character).length
    if (count === LONGEST.characters || bytes > LONGEST.bytes) {
      const space = text.lastIndexOf(' ')
      return space > (text.length * 2) / 3 ? text.slice(0, space) : text
    }
    text += character
    count++
  }
  return text
}
