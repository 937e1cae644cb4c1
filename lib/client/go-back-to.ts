/**
 * Goes one page back where that page is the one with this path, which then stands as it was left: narrowed, and at its place.
 * @param href its address; what it was narrowed to does not count
 * @returns whether it did; never in browsers that do not tell which page was before
 */
export function goBackTo(href: string): boolean {
  const { navigation } = window
  const at = navigation?.currentEntry?.index ?? 0
  const before = navigation?.entries()[at - 1]?.url
  if (!before || new URL(before).pathname !== new URL(href, before).pathname) return false
  window.history.back()
  return true
}
