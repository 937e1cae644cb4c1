/**
 * Goes one page back where that page is the one with this path, which then stands as it was left: narrowed, and at its place.
 * @returns whether it did; never in browsers that do not tell which page was before
 */
export function goBackTo(path: string): boolean {
  const { navigation } = window
  const at = navigation?.currentEntry?.index ?? 0
  const before = navigation?.entries()[at - 1]?.url
  if (!before || new URL(before).pathname !== path) return false
  window.history.back()
  return true
}
