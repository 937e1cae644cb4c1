/** What we store, by extension. Everything else about a file follows from its name: the content is the name. */
export const MEDIA_TYPES = { jpg: 'image/jpeg', png: 'image/png', mp4: 'video/mp4' } as const
export type MediaExt = keyof typeof MEDIA_TYPES

/** A name's bytes never change. Private, since a proxy must not keep what only a session may see. */
export const MEDIA_CACHE_CONTROL = 'private, max-age=31536000, immutable'

export type MediaName = `${string}.${MediaExt}`
export type ParsedMediaName = { name: MediaName; sha256: string; ext: MediaExt }

const NAME = /^([0-9a-f]{64})\.(jpg|png|mp4)$/

/** The name of stored bytes: lower-case SHA-256 of the content, a dot, the extension. */
export function mediaName(sha256: string, ext: MediaExt): MediaName {
  return `${sha256}.${ext}`
}

/** Where the browser finds stored bytes: a path of our own listener. */
export function mediaUrl(sha256: string, ext: MediaExt): string {
  return `/media/${sha256}.${ext}`
}

/** The parts of a name, or null for anything that is not exactly one: no case folding, no decoding, no folders. */
export function parseMediaName(text: string): ParsedMediaName | null {
  const parts = NAME.exec(text)
  if (!parts) return null
  const [, sha256 = '', ext] = parts
  // The pattern lists exactly the keys of MEDIA_TYPES.
  const known = ext as MediaExt
  return { name: mediaName(sha256, known), sha256, ext: known }
}
