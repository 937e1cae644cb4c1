import { ASPECT_RATIOS, DURATIONS, MODES } from '#lib/domain/limits'
import { PART_NAMES, type PromptParts } from '#lib/domain/part-names'
import { ROLES } from '#lib/domain/recipe'
import { EMPTY_FORM, type RecipeForm, recipeOf } from './recipe-form.ts'
import type { Still } from './still.ts'

/** Raised whenever an older draft can no longer be read as a form. */
const VERSION = 1
const DRAFT_KEY = 'inbetween.draft'
/** The draft that stood in the form when it was filled from a generation. */
const EARLIER_KEY = 'inbetween.draft.earlier'
/** What the form was last filled with from a generation: as long as it stands there untouched it is nobody's work. */
const COPIED_KEY = 'inbetween.draft.copied'

/** What of a still is worth keeping over a reload: only what the library has. */
type KeptStill = Pick<Extract<Still, { state: 'ready' }>, 'key' | 'role' | 'name' | 'image'>
type Draft = Omit<RecipeForm, 'images'> & { version: number; images: KeptStill[] }

const kept = (still: Still): KeptStill[] =>
  still.state === 'ready' ? [{ key: still.key, role: still.role, name: still.name, image: still.image }] : []

/** Keeps a form for the next visit. Images that the library does not have are left out: their bytes go with the page. */
export function writeDraft(storage: Storage, form: RecipeForm): void {
  write(storage, DRAFT_KEY, form)
}

function write(storage: Storage, key: string, form: RecipeForm): void {
  put(storage, key, JSON.stringify({ version: VERSION, ...form, images: form.images.flatMap(kept) }))
}

function put(storage: Storage, key: string, text: string): void {
  try {
    storage.setItem(key, text)
  } catch {
    // A full or forbidden storage costs the draft, never the work in front of the person.
  }
}

/** The form as it was left, or null where there is none that can be read. */
export function readDraft(storage: Storage): RecipeForm | null {
  return read(storage, DRAFT_KEY)
}

/** The draft that made way for another, or null where none is kept. */
export function readEarlierDraft(storage: Storage): RecipeForm | null {
  return read(storage, EARLIER_KEY)
}

/**
 * Makes way for a form that takes the place of the one that stands: keeps it, unless it is empty or an untouched copy of a generation.
 * Where it is not kept, what was kept before stays.
 */
export function makeWay(storage: Storage, standing: RecipeForm): void {
  const wish = wishOf(standing)
  if (wish !== wishOf(EMPTY_FORM) && wish !== storage.getItem(COPIED_KEY)) write(storage, EARLIER_KEY, standing)
}

/** Notes that the form now holds an untouched copy of a generation. */
export function noteCopied(storage: Storage, form: RecipeForm): void {
  put(storage, COPIED_KEY, wishOf(form))
}

/** Lets the draft go that made way for another. */
export function forgetEarlierDraft(storage: Storage): void {
  storage.removeItem(EARLIER_KEY)
}

/** What a form asks for, to be compared: two forms with the same images ask for the same, whatever their tiles are called. */
export function wishOf(form: RecipeForm): string {
  const { prompt, negativePrompt, mode, duration, aspectRatio, audio, watermark, images } = recipeOf(form)
  return JSON.stringify([prompt, negativePrompt, mode, duration, aspectRatio, audio, watermark, images])
}

function read(storage: Storage, key: string): RecipeForm | null {
  let stored: unknown
  try {
    stored = JSON.parse(storage.getItem(key) ?? 'null')
  } catch {
    return null
  }
  if (!isDraft(stored)) return null
  const { version: _, images, ...rest } = stored
  return {
    ...rest,
    takeOf: rest.takeOf,
    images: images.map((still) => ({ ...still, previewUrl: still.image.url, state: 'ready' })),
  }
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
    (value.takeOf === undefined || isTakeSource(value.takeOf)) &&
    value.images.every(isKeptStill)
  )
}

function isParts(value: unknown): value is PromptParts {
  return isRecord(value) && PART_NAMES.every((name) => typeof value[name] === 'string')
}

function isTakeSource(value: unknown): boolean {
  return isRecord(value) && typeof value.id === 'string' && typeof value.prompt === 'string'
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
