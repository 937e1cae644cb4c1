/** How long a browser keeps a choice of language or theme, in seconds: a year. */
const KEPT_S = 365 * 24 * 3600

/** Keeps a choice in a cookie, where the server sees it before it writes the first byte of a page. */
export function keepChoice(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and on plain http.
  document.cookie = `${name}=${value}; path=/; max-age=${KEPT_S}; samesite=lax`
}
