import type { IMAGE_TYPES } from '#lib/domain/limits'

type ImageType = (typeof IMAGE_TYPES)[number]

/** What the first bytes of a file say it is: a type that we take, or the name of one that we refuse; null when they say nothing. */
export type Sniffed = { taken: true; type: ImageType } | { taken: false; name: string }

/** How many bytes from the start {@link sniffImage} wants to see. */
export const SNIFF_BYTES = 1024

/** `at` is an offset in bytes; the text is compared byte by byte as Latin-1. A container (`within`) is named by its own first bytes. */
type Signature = { at: number; text: string; within?: string; means: Sniffed }

const taken = (type: ImageType): Sniffed => ({ taken: true, type })
const refused = (name: string): Sniffed => ({ taken: false, name })

/** Source: the "file signatures" of the WHATWG MIME Sniffing standard; ISO base media brands from their registry at mp4ra.org. */
const SIGNATURES: readonly Signature[] = [
  { at: 0, text: '\xff\xd8\xff', means: taken('image/jpeg') },
  { at: 0, text: '\x89PNG\r\n\x1a\n', means: taken('image/png') },
  { at: 0, text: 'GIF87a', means: taken('image/gif') },
  { at: 0, text: 'GIF89a', means: taken('image/gif') },
  { at: 8, text: 'WEBP', within: 'RIFF', means: taken('image/webp') },
  { at: 4, text: 'ftyphei', means: refused('HEIC') },
  { at: 4, text: 'ftyphev', means: refused('HEIC') },
  { at: 4, text: 'ftypmif1', means: refused('HEIC') },
  { at: 4, text: 'ftypmsf1', means: refused('HEIC') },
  { at: 4, text: 'ftypavif', means: refused('AVIF') },
  { at: 4, text: 'ftypavis', means: refused('AVIF') },
  { at: 4, text: 'ftyp', means: refused('MP4') },
  { at: 0, text: '\x1aE\xdf\xa3', means: refused('WebM') },
  { at: 8, text: 'AVI ', within: 'RIFF', means: refused('AVI') },
  { at: 0, text: 'II*\0', means: refused('TIFF') },
  { at: 0, text: 'MM\0*', means: refused('TIFF') },
  { at: 0, text: 'BM', means: refused('BMP') },
  { at: 0, text: '%PDF-', means: refused('PDF') },
  { at: 0, text: '8BPS', means: refused('PSD') },
  { at: 0, text: '\0\0\0\x0cJXL ', means: refused('JPEG XL') },
  { at: 0, text: '\xff\x0a', means: refused('JPEG XL') },
]

/**
 * Reads what a file is from its first bytes; its name and the type that anybody says it has are not trusted. The browser tells a person
 * with it, and the server keeps from its decoders what is not taken: its image library would open SVG, TIFF, HEIC and PDF as well.
 */
export function sniffImage(head: Uint8Array): Sniffed | null {
  const text = Array.from(head.subarray(0, SNIFF_BYTES), (byte) => String.fromCharCode(byte)).join('')
  const found = SIGNATURES.find(
    (signature) => text.startsWith(signature.text, signature.at) && text.startsWith(signature.within ?? ''),
  )
  if (found) return found.means
  return /^(\xef\xbb\xbf)?\s*(<\?xml|<!--|<!doctype svg|<svg)/i.test(text) ? refused('SVG') : null
}
