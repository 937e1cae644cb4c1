/** Long enough for a prompt's beginning, short enough for every file system. */
const MAX_LENGTH = 120

/** What no file system or header takes, and what turns the reading direction to disguise an extension. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}"*/:<>?\\|]+/gu

/**
 * `Content-Disposition` of a download (RFC 6266), with the name in UTF-8 by RFC 5987 and in ASCII for those who cannot read that.
 * @param wanted a name from anywhere, with or without the extension; an empty one becomes `inbetween`
 * @param ext the true extension, without its dot; always the last part of the name
 */
export function contentDisposition(wanted: string, ext: string): string {
  const suffix = `.${ext}`
  const clean = wanted.toWellFormed().normalize('NFC').replace(UNSAFE, ' ').replace(/\s+/g, ' ').trim()
  const stem = clean.toLowerCase().endsWith(suffix) ? clean.slice(0, -suffix.length) : clean
  const short = [...stem]
    .slice(0, MAX_LENGTH)
    .join('')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  const name = `${short || 'inbetween'}${suffix}`
  const ascii = name.replace(/[^\x20-\x7e]/g, '_').replaceAll('%', '_')
  // encodeURIComponent leaves these four, which RFC 5987 does not.
  const encoded = encodeURIComponent(name).replace(
    /['()!]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
