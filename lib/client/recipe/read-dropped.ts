import { readRecipeFile } from '#lib/domain/recipe-file/read-recipe-file'
import {
  RECIPE_FILE_FORMAT,
  RECIPE_FILE_MAX_LENGTH,
  type RecipeFile,
  type RecipeFileProblem,
} from '#lib/domain/recipe-file/recipe-file'
import { readClipRecipe } from './read-clip-recipe.ts'

/** What was dropped or pasted: a recipe, something that should have held one, or nothing of the kind (a picture, any other text). */
export type Dropped =
  | { kind: 'recipe'; file: RecipeFile }
  | { kind: 'problem'; problem: RecipeFileProblem }
  | { kind: 'other' }

/** What MP4 and QuickTime files begin with, by the type of their first box. */
const CLIP_STARTS = new Set(['ftyp', 'moov', 'mdat', 'free', 'skip', 'wide', 'uuid'])
/** UTF-8 takes at most three bytes for a UTF-16 unit. */
const MAX_JSON_BYTES = 3 * RECIPE_FILE_MAX_LENGTH

/**
 * Reads a recipe out of a clip, a JSON file, or pasted text. What a file is, its content decides and not its name.
 * Load it when something is dropped: it brings zod along. Never rejects.
 */
export async function readDropped(dropped: Blob | string): Promise<Dropped> {
  if (typeof dropped === 'string') return readText(dropped)
  try {
    const start = new Uint8Array(await dropped.slice(0, 8).arrayBuffer())
    if (CLIP_STARTS.has(String.fromCharCode(...start.subarray(4)))) return answer(await readClipRecipe(dropped))
    if (!looksLikeJson(start) || dropped.size > MAX_JSON_BYTES) return { kind: 'other' }
    return answer(readRecipeFile(withoutMark(await dropped.text())))
  } catch {
    return { kind: 'problem', problem: 'damaged' }
  }
}

/** Any text may be pasted, so only one that names our format is taken for a recipe. */
function readText(text: string): Dropped {
  const json = withoutMark(text).trim()
  if (!json.startsWith('{') || !json.includes(RECIPE_FILE_FORMAT)) return { kind: 'other' }
  return answer(readRecipeFile(json))
}

/** Whether text begins, after a byte order mark and white space, with a brace. */
function looksLikeJson(start: Uint8Array): boolean {
  return /^(?:\u00ef\u00bb\u00bf)?\s*\{/.test(String.fromCharCode(...start))
}

function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, '')
}

function answer(read: ReturnType<typeof readRecipeFile>): Dropped {
  return read.ok ? { kind: 'recipe', file: read.file } : { kind: 'problem', problem: read.problem }
}
