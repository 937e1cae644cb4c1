/** A stretch of text that both have, or that only the newer or the older one has. */
export type Piece = { kind: 'same' | 'added' | 'removed'; text: string }

/** Words of alphabetic scripts whole, Chinese and Japanese by character, everything else by itself. */
const TOKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*|\s+|./gsu

/** What changed from one text to another, word by word: `removed` before `added` where words were replaced. */
export function diffWords(before: string, after: string): Piece[] {
  const [a, b] = [before.match(TOKEN) ?? [], after.match(TOKEN) ?? []]
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1
  let end = 0
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1
  const middle = align(a.slice(start, a.length - end), b.slice(start, b.length - end))
  return joined([...same(a.slice(0, start)), ...middle, ...same(a.slice(a.length - end))])
}

const same = (words: readonly string[]) => words.map((text): Piece => ({ kind: 'same', text }))

/** By the longest common subsequence: a prompt has at most 2,500 words, so the table stays small. */
function align(a: readonly string[], b: readonly string[]): Piece[] {
  const width = b.length + 1
  const longest = new Uint16Array((a.length + 1) * width)
  const at = (i: number, j: number) => longest[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const pieces: Piece[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [old, young] = [a[i], b[j]]
    if (old !== undefined && old === young) {
      pieces.push({ kind: 'same', text: old })
      i += 1
      j += 1
    } else if (old !== undefined && (young === undefined || at(i + 1, j) >= at(i, j + 1))) {
      pieces.push({ kind: 'removed', text: old })
      i += 1
    } else if (young !== undefined) {
      pieces.push({ kind: 'added', text: young })
      j += 1
    }
  }
  return pieces
}

/** Neighbours of a kind as one piece. A mere space between two changes changes with them: whole phrases read better than single words. */
function joined(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = []
  let [removed, added] = ['', '']
  const flush = () => {
    if (removed !== '') out.push({ kind: 'removed', text: removed })
    if (added !== '') out.push({ kind: 'added', text: added })
    removed = ''
    added = ''
  }
  pieces.forEach((piece, i) => {
    const next = pieces[i + 1]
    const between = piece.text.trim() === '' && removed + added !== '' && next !== undefined && next.kind !== 'same'
    if (piece.kind === 'removed' || (piece.kind === 'same' && between)) removed += piece.text
    if (piece.kind === 'added' || (piece.kind === 'same' && between)) added += piece.text
    if (piece.kind === 'same' && !between) {
      flush()
      const last = out.at(-1)
      if (last?.kind === 'same') last.text += piece.text
      else out.push({ ...piece })
    }
  })
  flush()
  return out
}
