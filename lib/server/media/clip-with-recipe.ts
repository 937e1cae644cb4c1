import { type Mp4Box, makeBox, type ReadAt, topBoxes } from '#lib/domain/recipe-file/mp4-box'
import { C2PA_UUID, isUuid, MAX_MOOV_BYTES, UUID_BYTES, XMP_UUID } from '#lib/domain/recipe-file/mp4-recipe'
import type { RecipeFile } from '#lib/domain/recipe-file/recipe-file'
import { xmpOf } from '#lib/domain/recipe-file/recipe-xmp'
import { moovWithTags } from './moov-with-tags.ts'
import type { Tag } from './udta-with-tags.ts'

/** A stretch of the stored clip, from `start` up to before `end`, or bytes of our own. */
export type ClipPart = { kind: 'stored'; start: number; end: number } | { kind: 'own'; bytes: Uint8Array }

/** What takes the place of the stored bytes from `start` up to before `end`. */
type Edit = { start: number; end: number; bytes: Uint8Array }

/** What fits on one line of a player. */
const TITLE_LENGTH = 80
const MAX_U32 = 0xffff_ffff

/**
 * A clip that carries its recipe: in an XMP packet at the end, and in the tags that players show. Every sample stays as it is; only
 * boxes around them are read, and none but `moov` is ever in memory. The same clip and recipe always give the same bytes.
 * A file with fragments, or in which offsets may stand that we do not know, gets the XMP packet alone.
 * @param read reads the stored clip
 * @param bytes its length
 * @returns the parts in order, or null where nothing may be added: a file signed by C2PA (its signature would break), or no whole MP4
 */
export async function clipWithRecipe(read: ReadAt, bytes: number, recipe: RecipeFile): Promise<ClipPart[] | null> {
  const boxes = (await topBoxes(read, bytes)).filter((box) => box.end <= bytes)
  const last = boxes.at(-1)
  const moovs = boxes.filter((box) => box.type === 'moov')
  const [moov] = moovs
  if (!last || !moov || moovs.length > 1 || (await isSigned(read, boxes))) return null
  // The index of a fragmented file is found from the very end, so it stays the last.
  const end = last.type === 'mfra' && !last.openEnded ? last.start : last.end
  const newMoov = boxes.some(isOdd) ? null : await grownMoov(read, moov, end, recipe)
  // Bytes that belong to no box may be anything: they may not move unless we know that nothing points to them.
  if (!newMoov && last.end !== bytes) return null
  const edits: Edit[] = newMoov ? [{ start: moov.start, end: moov.end, bytes: newMoov }] : []
  if (last.openEnded && !(newMoov && last === moov)) {
    const size = last.end - last.start
    if (size > MAX_U32) return null
    edits.push({ start: last.start, end: last.start + 4, bytes: u32(size) })
  }
  edits.push({ start: end, end, bytes: makeBox('uuid', XMP_UUID, Buffer.from(xmpOf(recipe), 'utf8')) })
  return partsOf(edits, bytes)
}

/** Boxes by which offsets stand outside of `moov`. */
function isOdd({ type }: Mp4Box): boolean {
  return ['moof', 'mfra', 'sidx', 'meta'].includes(type)
}

async function isSigned(read: ReadAt, boxes: readonly Mp4Box[]): Promise<boolean> {
  for (const box of boxes) if (box.type === 'uuid' && isUuid(await read(box.body, UUID_BYTES), C2PA_UUID)) return true
  return false
}

async function grownMoov(
  read: ReadAt,
  box: Mp4Box,
  contentEnd: number,
  recipe: RecipeFile,
): Promise<Uint8Array | null> {
  const size = box.end - box.start
  if (size > MAX_MOOV_BYTES || box.openEnded) return null
  const moov = await read(box.start, size)
  if (moov.length < size) return null
  return moovWithTags(moov, { start: box.start, end: box.end, contentEnd }, tagsOf(recipe))
}

/** The JSON goes where programs that write a clip anew, such as ffmpeg, keep it, and where hardly a player shows it. */
function tagsOf(file: RecipeFile): Tag[] {
  const { prompt } = file.recipe
  return [
    { name: '\u00a9nam', text: titleOf(prompt) },
    { name: '\u00a9cmt', text: prompt },
    { name: 'ldes', text: JSON.stringify(file) },
  ]
}

function titleOf(prompt: string): string {
  const letters = [...prompt.replace(/\s+/g, ' ').trim()]
  return letters.length > TITLE_LENGTH
    ? `${letters
        .slice(0, TITLE_LENGTH - 1)
        .join('')
        .trimEnd()}…`
    : letters.join('')
}

/** @param edits in the order of the file, not overlapping */
function partsOf(edits: readonly Edit[], bytes: number): ClipPart[] {
  const parts: ClipPart[] = []
  let at = 0
  for (const edit of edits) {
    if (edit.start > at) parts.push({ kind: 'stored', start: at, end: edit.start })
    parts.push({ kind: 'own', bytes: edit.bytes })
    at = edit.end
  }
  if (at < bytes) parts.push({ kind: 'stored', start: at, end: bytes })
  return parts
}

function u32(value: number): Uint8Array {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value)
  return bytes
}
