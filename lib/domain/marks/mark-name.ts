/** Code points of the name of a tag or a project: a line of a menu on a phone. */
export const MARK_NAME_MAX = 40

/** A name as it is kept: compatibility forms made one (a full-width letter is that letter), and single spaces. */
export function markName(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, ' ').trim()
}

/** What two ways to write one tag have in common. */
export function tagKey(text: string): string {
  return markName(text).toLowerCase()
}

/** The order of tags: the same for all, whatever the language. */
export function compareTags(a: string, b: string): number {
  return tagKey(a) < tagKey(b) ? -1 : 1
}
