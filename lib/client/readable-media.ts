/**
 * The address of a media file for code that looks into its bytes: our own origin sends them itself, and not the browser on to where they are
 * kept (see lib/server/http/media-handler.ts). @param url `/media/…`
 */
export function readableMedia(url: string): string {
  return `${url}${url.includes('?') ? '&' : '?'}read`
}

/** Whether a canvas gave nothing back because what was drawn came from another origin. */
export function isForeignPicture(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'SecurityError'
}
