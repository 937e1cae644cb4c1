import { boxesIn, type Mp4Box, type ReadAt, topBoxes } from '#lib/domain/recipe-file/mp4-box'
import { isUuid, MAX_MOOV_BYTES, MAX_XMP_BYTES, UUID_BYTES, XMP_UUID } from '#lib/domain/recipe-file/mp4-recipe'
import { type ReadRecipeFile, readRecipeFile } from '#lib/domain/recipe-file/read-recipe-file'
import { recipeJsonIn } from '#lib/domain/recipe-file/recipe-xmp'

/** The four bytes of version and flags that stand before the children of `meta`, and the type and locale before the text of `data`. */
const META_FLAGS = 4
const DATA_HEAD = 8

/**
 * Looks for a recipe in a clip: in its XMP packet, else in the tags that programs keep when they write a clip anew. Reads a few bytes of
 * each box, and of the clip's pictures nothing, however large it is.
 * @returns the recipe, or why there is none: `no_recipe`, or what is wrong with the one that was found
 */
export async function readClipRecipe(clip: Blob): Promise<ReadRecipeFile> {
  const read: ReadAt = async (start, length) => new Uint8Array(await clip.slice(start, start + length).arrayBuffer())
  let problem: ReadRecipeFile = { ok: false, problem: 'no_recipe' }
  try {
    for await (const json of recipesIn(read, clip.size)) {
      const found = readRecipeFile(json)
      if (found.ok) return found
      // Of a packet that is spoilt and tags without a recipe, the first is what people need to hear of.
      if (problem.problem === 'no_recipe') problem = found
    }
  } catch {
    // A file that was moved or changed since it was dropped can no longer be read.
    return { ok: false, problem: 'damaged' }
  }
  return problem
}

/** Every place where a recipe may stand, the best first. */
async function* recipesIn(read: ReadAt, bytes: number): AsyncGenerator<string> {
  const boxes = await topBoxes(read, bytes)
  for (const box of boxes) {
    const json = box.type === 'uuid' ? await inXmp(read, box) : null
    if (json !== null) yield json
  }
  for (const box of boxes) {
    const json = box.type === 'moov' ? await inTags(read, box) : null
    if (json !== null) yield json
  }
}

async function inXmp(read: ReadAt, box: Mp4Box): Promise<string | null> {
  const size = box.end - box.body - UUID_BYTES
  if (size > MAX_XMP_BYTES || !isUuid(await read(box.body, UUID_BYTES), XMP_UUID)) return null
  return recipeJsonIn(new TextDecoder().decode(await read(box.body + UUID_BYTES, size)))
}

async function inTags(read: ReadAt, { start, end }: Mp4Box): Promise<string | null> {
  if (end - start > MAX_MOOV_BYTES) return null
  let bytes: Uint8Array | null = await read(start, end - start)
  for (const type of ['moov', 'udta', 'meta', 'ilst', 'ldes', 'data']) bytes = bytes && contentOf(bytes, type)
  return bytes && new TextDecoder().decode(bytes.subarray(DATA_HEAD))
}

/** What is in the first box of that type; null where there is none. */
function contentOf(bytes: Uint8Array, type: string): Uint8Array | null {
  const box = boxesIn(bytes)?.find((other) => other.type === type)
  return box ? bytes.subarray(box.body + (type === 'meta' ? META_FLAGS : 0), box.end) : null
}
