import { isChinese, isJoiner, joiner } from './join-words.ts'
import { NO_PARTS, PART_NAMES, type PartName, type PromptParts } from './part-names.ts'

/** Where a part stands in the prompt, in UTF-16 units as a text area counts them. */
export type Span = { part: PartName; start: number; end: number }

/**
 * Writes the parts down as one text, as a person would: nothing in it tells where a part begins, so nothing can distract the model.
 * @returns the prompt, and where each part that has something to say stands in it, without the white space around it
 */
export function composePrompt(parts: PromptParts): { text: string; spans: Span[] } {
  const chinese = isChinese(PART_NAMES.map((part) => parts[part]).join(' '))
  const spans: Span[] = []
  let text = ''
  for (const part of PART_NAMES) {
    const words = parts[part].trim()
    if (words === '') continue
    if (text !== '') text += joiner(text, chinese)
    spans.push({ part, start: text.length, end: text.length + words.length })
    text += words
  }
  return { text, spans }
}

/**
 * Takes a prompt apart again. What was composed gives back its parts as they were; what was changed since is followed from
 * part to part; what was never composed is the subject as a whole. Only commas and spaces between parts are ever left out.
 * @param remembered the parts that the prompt was last composed of, if it was
 */
export function takeApart(prompt: string, remembered: PromptParts | null): PromptParts {
  const { text, spans } = composePrompt(remembered ?? NO_PARTS)
  if (remembered && text === prompt) return remembered
  const parts = { ...NO_PARTS }
  for (const { part, start, end } of followEdit(text, prompt, spans)) parts[part] = prompt.slice(start, end)
  return parts
}

/** Where the parts stand after `before` became `after`: each moves along with its words, and new words belong to the part they touch. */
function followEdit(before: string, after: string, spans: readonly Span[]): Span[] {
  const { start, oldEnd, newEnd } = changed(before, after)
  const delta = after.length - before.length
  const moved: Span[] = []
  let claimed = false
  for (const span of spans) {
    const touched = span.start <= oldEnd && span.end >= start
    // The first part that lost words to the change has what came for them.
    const claims = touched && !claimed && (span.end > start || start === oldEnd)
    if (claims) claimed = true
    const from = span.start <= start ? span.start : span.start >= oldEnd ? span.start + delta : claims ? start : newEnd
    const to = span.end >= oldEnd ? span.end + delta : span.end <= start ? span.end : claims ? newEnd : start
    const begin = Math.max(from, moved.at(-1)?.end ?? 0)
    if (to > begin) moved.push({ ...span, start: begin, end: to })
  }
  return withoutGaps(after, moved)
}

/** Lets the parts cover the whole text but for the joiners between them; parts that nothing of the kind divides any more become one. */
function withoutGaps(text: string, spans: readonly Span[]): Span[] {
  const [first = { part: 'subject' as const, start: 0, end: 0 }, ...rest] = spans
  const covering: Span[] = []
  let open: Span = { ...first, start: 0 }
  for (const span of rest) {
    if (isJoiner(text.slice(open.start, open.end), text.slice(open.end, span.start))) {
      covering.push(open)
      open = span
    } else open = { ...open, end: span.end }
  }
  return [...covering, { ...open, end: text.length }]
}

/** The one stretch in which two texts differ: `start` to `oldEnd` of the first became `start` to `newEnd` of the second. */
function changed(before: string, after: string): { start: number; oldEnd: number; newEnd: number } {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start += 1
  if (splitsPair(before, start) || splitsPair(after, start)) start -= 1
  let same = 0
  while (same < shorter - start && before.at(-1 - same) === after.at(-1 - same)) same += 1
  if (splitsPair(before, before.length - same) || splitsPair(after, after.length - same)) same -= 1
  return { start, oldEnd: before.length - same, newEnd: after.length - same }
}

/** Whether a cut at `index` would go through the middle of one character. */
function splitsPair(text: string, index: number): boolean {
  return (
    index > 0 &&
    index < text.length &&
    /[\uD800-\uDBFF]/.test(text[index - 1] ?? '') &&
    /[\uDC00-\uDFFF]/.test(text[index] ?? '')
  )
}
