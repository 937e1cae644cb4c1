/** The id that a comment has on its page, and in an address that leads to it. */
export const anchorOf = (comment: string): string => `comment-${comment}`

/** Brings a comment of this page into sight, with the focus. */
export function goToComment(id: string): void {
  const element = document.getElementById(anchorOf(id))
  element?.scrollIntoView({ block: 'nearest' })
  element?.focus({ preventScroll: true })
}
