import { ASPECT_RATIOS, DURATIONS, MODES } from '#lib/domain/limits'
import { PART_NAMES, type PromptParts } from '#lib/domain/part-names'
import { ROLES } from '#lib/domain/recipe'
import type { RecipeForm } from './recipe-form.ts'
import type { Still } from './still.ts'

/** Raised whenever an older draft can no longer be read as a form. */
const VERSION = 1
const DRAFT_KEY = 'inbetween.draft'

/** What of a still is worth keeping over a reload: only what the library has. */
type KeptStill = Pick<Extract<Still, { state: 'ready' }>, 'key' | 'role' | 'name' | 'image'>
type Draft = Omit<RecipeForm, 'images'> & { version: number; images: KeptStill[] }

const kept = (still: Still): KeptStill[] =>
  still.state === 'ready' ? [{ key: still.key, role: still.role, name: still.name, image: still.image }] : []

/** Keeps a form for the next visit. Images that the library does not have are left out: their bytes go with the page. */
export function writeDraft(storage: Storage, form: RecipeForm): void {
  try {
    storage.setItem(DRAFT_KEY, JSON.stringify({ version: VERSION, ...form, images: form.images.flatMap(kept) }))
  } catch {
    // A full or forbidden storage costs the draft, never the work in front of the person.
  }
}

/** The form as it was left, or null where there is none that can be read. */
export function readDraft(storage: Storage): RecipeForm | null {
  let stored: unknown
  try {
    stored = JSON.parse(storage.getItem(DRAFT_KEY) ?? 'null')
  } catch {
    return null
  }
  if (!isDraft(stored)) return null
  const { version: _, images, ...rest } = stored
  return { ...rest, images: images.map((still) => ({ ...still, previewUrl: still.image.url, state: 'ready' })) }
}

/** By hand rather than by a schema: it runs before the first paint, and zod would have to be loaded for it. */
function isDraft(value: unknown): value is Draft {
  if (!isRecord(value) || value.version !== VERSION || !Array.isArray(value.images)) return false
  return (
    typeof value.prompt === 'string' &&
    typeof value.negativePrompt === 'string' &&
    typeof value.audio === 'boolean' &&
    typeof value.watermark === 'boolean' &&
    Object.keys(MODES).includes(String(value.mode)) &&
    Object.keys(ASPECT_RATIOS).includes(String(value.aspectRatio)) &&
    DURATIONS.some((row) => row.seconds === value.duration) &&
    (value.parts === undefined || isParts(value.parts)) &&
    value.images.every(isKeptStill)
  )
}

function isParts(value: unknown): value is PromptParts {
  return isRecord(value) && PART_NAMES.every((name) => typeof value[name] === 'string')
}

function isKeptStill(value: unknown): value is KeptStill {
  if (!isRecord(value) || !isRecord(value.image)) return false
  const { sha256, url, width, height, bytes } = value.image
  return (
    ROLES.some((role) => role === value.role) &&
    [value.key, value.name, sha256, url].every((text) => typeof text === 'string') &&
    [width, height, bytes].every((size) => typeof size === 'number')
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
