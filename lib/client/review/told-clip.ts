/** Said where one is behind the last clip. No id is like it. */
export const END = 'end'

/** The clip that an address tells to be in sight, or {@link END}; null where it tells none. */
export function toldClip(search: string): string | null {
  return new URLSearchParams(search).get('at')
}

/** Has the address tell which clip is in sight, so that a reload or a way back finds it again. No new entry in the history. */
export function tellClip(at: string): void {
  const url = new URL(window.location.href)
  url.searchParams.set('at', at)
  if (url.href !== window.location.href) window.history.replaceState(null, '', url)
}
