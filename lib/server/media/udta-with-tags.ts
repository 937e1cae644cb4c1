import { boxesIn, type Mp4Box, makeBox } from '#lib/domain/recipe-file/mp4-box'

/** A text that players and ffprobe show, by the four characters that iTunes gave it: `©nam` title, `©cmt` comment, `ldes` synopsis. */
export type Tag = { name: string; text: string }

const NOTHING = new Uint8Array(0)
const VERSION_AND_FLAGS = new Uint8Array(4)
/** What follows in `data`: UTF-8 (type 1), no locale. Source: QuickTime File Format, well-known types. */
const UTF8 = new Uint8Array([0, 0, 0, 1, 0, 0, 0, 0])
/** Says that iTunes' kind of list follows: `mdir`, made by `appl`, without a name. */
const ITUNES_HANDLER = Buffer.from('\0\0\0\0\0\0\0\0mdirappl\0\0\0\0\0\0\0\0\0', 'latin1')

/**
 * `udta` with tags in its `meta/ilst`. What is there already stays, byte for byte, and wins over a tag of ours of the same name.
 * @param udta the whole box as it is, or null where there is none
 * @returns the new box, or null where ours cannot be added without guessing (another kind of list, boxes that do not add up)
 */
export function udtaWithTags(udta: Uint8Array | null, tags: readonly Tag[]): Uint8Array | null {
  if (!udta) return makeBox('udta', metaWithTags(tags))
  const [outer] = boxesIn(udta) ?? []
  const children = outer && boxesIn(udta, outer.body)
  if (!children) return null
  const old = children.find((box) => box.type === 'meta')
  const meta = old ? grownMeta(udta.subarray(old.start, old.end), tags) : metaWithTags(tags)
  if (!meta) return null
  return makeBox('udta', ...children.map((box) => (box === old ? meta : slice(udta, box))), old ? NOTHING : meta)
}

function metaWithTags(tags: readonly Tag[]): Uint8Array {
  return makeBox('meta', VERSION_AND_FLAGS, makeBox('hdlr', ITUNES_HANDLER), makeBox('ilst', ...tags.map(item)))
}

function grownMeta(meta: Uint8Array, tags: readonly Tag[]): Uint8Array | null {
  const [outer] = boxesIn(meta) ?? []
  const children = outer && boxesIn(meta, outer.body + VERSION_AND_FLAGS.length)
  const handler = children?.find((box) => box.type === 'hdlr')
  const old = children?.find((box) => box.type === 'ilst')
  // The handler's kind stands after version, flags and four reserved bytes.
  if (
    !outer ||
    !children ||
    !handler ||
    Buffer.from(meta).toString('latin1', handler.body + 8, handler.body + 12) !== 'mdir'
  )
    return null
  const ilst = old ? grownIlst(meta.subarray(old.start, old.end), tags) : makeBox('ilst', ...tags.map(item))
  if (!ilst) return null
  const versionAndFlags = meta.subarray(outer.body, outer.body + VERSION_AND_FLAGS.length)
  const kept = children.map((box) => (box === old ? ilst : slice(meta, box)))
  return makeBox('meta', versionAndFlags, ...kept, old ? NOTHING : ilst)
}

function grownIlst(ilst: Uint8Array, tags: readonly Tag[]): Uint8Array | null {
  const [outer] = boxesIn(ilst) ?? []
  const items = outer && boxesIn(ilst, outer.body)
  if (!outer || !items) return null
  const added = tags.filter((tag) => !items.some((box) => box.type === tag.name))
  return makeBox('ilst', ilst.subarray(outer.body), ...added.map(item))
}

function item({ name, text }: Tag): Uint8Array {
  return makeBox(name, makeBox('data', UTF8, Buffer.from(text.toWellFormed(), 'utf8')))
}

function slice(bytes: Uint8Array, box: Mp4Box): Uint8Array {
  return bytes.subarray(box.start, box.end)
}
