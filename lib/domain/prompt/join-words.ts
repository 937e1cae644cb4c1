/** Ends a thought by itself, so nothing has to be put behind it. */
const STOP = /[.,;:!?…。，、；：！？—]$/u

/** A Chinese stop needs no space after it, a Latin one does. */
const WIDE_STOP = /[。，、；：！？]$/u

/** Whatever {@link joiner} may answer. */
export const JOINERS = [', ', '，', ' ', ''] as const

/** What stands between two thoughts of a prompt. */
export type Joiner = (typeof JOINERS)[number]

/** Whether a text is written in Chinese: it has at least as many Han characters as words in Latin letters. */
export function isChinese(text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const words = text.match(/\p{Script=Latin}+/gu)?.length ?? 0
  return han > 0 && han >= words
}

/** What belongs between `before` and the next thought: the comma of the language, or nothing more than a space after a stop. */
export function joiner(before: string, chinese: boolean): Joiner {
  if (WIDE_STOP.test(before)) return ''
  if (STOP.test(before)) return chinese ? '' : ' '
  return chinese ? '，' : ', '
}

/** Whether `gap`, which stands behind `before`, is what one of our joiners left there, of either language. */
export function isJoiner(before: string, gap: string): boolean {
  return [true, false].some((chinese) => joiner(before, chinese) === gap)
}

/**
 * What to insert at a caret so that `words` stand as a thought of their own.
 * @param before the text up to the caret; @param after the text behind it
 */
export function wordsInPlace(before: string, words: string, after: string): string {
  const chinese = isChinese(before + words + after)
  // A space or a new line that was typed already separates well enough: nothing can be put in before it.
  const lead = before === '' || /\s$/u.test(before) ? '' : joiner(before, chinese)
  const follows = after.trimStart()
  if (follows === '' || STOP.test(follows[0] ?? '')) return lead + words
  return lead + words + (after.length > follows.length ? joiner(words, chinese).trimEnd() : joiner(words, chinese))
}
