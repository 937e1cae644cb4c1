const SIGNATURES = [
  { extension: 'jpg', mimeType: 'image/jpeg', matches: (b: Buffer) => b.readUIntBE(0, 3) === 0xffd8ff },
  {
    extension: 'png',
    mimeType: 'image/png',
    matches: (b: Buffer) => b.toString('latin1', 0, 8) === '\x89PNG\r\n\x1a\n',
  },
  { extension: 'gif', mimeType: 'image/gif', matches: (b: Buffer) => /^GIF8[79]a$/.test(b.toString('latin1', 0, 6)) },
  {
    extension: 'webp',
    mimeType: 'image/webp',
    matches: (b: Buffer) => b.toString('latin1', 0, 4) === 'RIFF' && b.toString('latin1', 8, 12) === 'WEBP',
  },
] as const

/** Tells an image's type by its first bytes, whatever its name says; `undefined` when it is none that ToAPIs takes. */
export function imageType(bytes: Buffer): { extension: string; mimeType: string } | undefined {
  return bytes.length < 12 ? undefined : SIGNATURES.find((signature) => signature.matches(bytes))
}
