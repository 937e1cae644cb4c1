import type { Theme } from '#lib/domain/locales'

/** The theme that the page has: the server, and who draws one here, give it none but ours. */
export const drawnTheme = () => (document.documentElement.dataset.theme ?? 'system') as Theme

/** Gives the page a theme, at once. */
export function drawTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}

/** Tells when the page has another theme, whoever gave it. @returns stops it */
export function followTheme(tell: () => void): () => void {
  const observer = new MutationObserver(tell)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  return () => observer.disconnect()
}
