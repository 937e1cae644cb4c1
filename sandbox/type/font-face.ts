import { readFileSync } from 'node:fs'

/** A font file, by the name that Pango finds it by, and the characters that it can draw. */
export type FontFace = { path: string; family: string; covers(codePoint: number): boolean }

/**
 * Reads the family name and the character map of a TrueType or OpenType file, or of one face of a collection:
 * the one whose name ends in `prefer`, else the first. Source: the OpenType specification, tables `ttcf`, `name` and `cmap`.
 * Throws when the file is none of these.
 */
export function readFontFace(path: string, prefer = ''): FontFace {
  const bytes = readFileSync(path)
  const faces = faceOffsets(bytes).map((offset) => ({
    offset,
    family: familyOf(bytes, tableOf(bytes, offset, 'name')),
  }))
  const face = faces.find(({ family }) => prefer !== '' && family.endsWith(prefer)) ?? faces[0]
  if (!face) throw new Error(`${path} holds no font.`)
  const ranges = rangesOf(bytes, tableOf(bytes, face.offset, 'cmap'))
  return {
    path,
    family: face.family,
    covers: (codePoint) => ranges.some(([first, last]) => codePoint >= first && codePoint <= last),
  }
}

function faceOffsets(bytes: Buffer): number[] {
  if (bytes.toString('latin1', 0, 4) !== 'ttcf') return [0]
  return Array.from({ length: bytes.readUInt32BE(8) }, (_, index) => bytes.readUInt32BE(12 + 4 * index))
}

function tableOf(bytes: Buffer, face: number, tag: string): number {
  const count = bytes.readUInt16BE(face + 4)
  for (let at = face + 12; at < face + 12 + 16 * count; at += 16) {
    if (bytes.toString('latin1', at, at + 4) === tag) return bytes.readUInt32BE(at + 8)
  }
  throw new Error(`A font has no ${tag} table.`)
}

/** The typographic family (name 16) or else the plain one (name 1), in English as Windows stores it. */
function familyOf(bytes: Buffer, table: number): string {
  const strings = table + bytes.readUInt16BE(table + 4)
  const names = new Map<number, string>()
  for (let i = 0; i < bytes.readUInt16BE(table + 2); i++) {
    const at = table + 6 + 12 * i
    const [platform, , language, id] = [0, 2, 4, 6].map((offset) => bytes.readUInt16BE(at + offset))
    if (platform !== 3 || language !== 0x409 || id === undefined) continue
    const start = strings + bytes.readUInt16BE(at + 10)
    names.set(
      id,
      Buffer.from(bytes.subarray(start, start + bytes.readUInt16BE(at + 8)))
        .swap16()
        .toString('utf16le'),
    )
  }
  return names.get(16) ?? names.get(1) ?? ''
}

type Range = readonly [first: number, last: number]

/** Code points of the Unicode subtables: format 12 where there is one, else format 4. */
function rangesOf(bytes: Buffer, table: number): Range[] {
  const subtables = Array.from({ length: bytes.readUInt16BE(table + 2) }, (_, i) => {
    const offset = table + bytes.readUInt32BE(table + 4 + 8 * i + 4)
    return { offset, format: bytes.readUInt16BE(offset) }
  })
  const full = subtables.find(({ format }) => format === 12)
  if (full) {
    return Array.from({ length: bytes.readUInt32BE(full.offset + 12) }, (_, i): Range => {
      const at = full.offset + 16 + 12 * i
      return [bytes.readUInt32BE(at), bytes.readUInt32BE(at + 4)]
    })
  }
  const basic = subtables.find(({ format }) => format === 4)?.offset
  if (basic === undefined) return []
  const doubled = bytes.readUInt16BE(basic + 6)
  return Array.from({ length: doubled / 2 }, (_, i): Range => {
    const last = bytes.readUInt16BE(basic + 14 + 2 * i)
    return [bytes.readUInt16BE(basic + 16 + doubled + 2 * i), last]
  }).filter(([first]) => first !== 0xffff)
}
