import type { Still } from '#lib/client/board/still'
import { EMPTY_FORM, type RecipeForm, recipeOf } from '#lib/client/recipe/recipe-form'
import { ASPECT_RATIOS, DURATIONS, MODES } from '#lib/domain/limits'
import { PART_NAMES, type PromptParts } from '#lib/domain/prompt/part-names'
import { ROLES } from '#lib/domain/recipe/recipe'
import { sentKey } from './sent.ts'

/** Raised whenever an older draft can no longer be read as a form. */
const VERSION = 1
/** How many drafts are kept: more than anybody looks through, and far less than a browser has room for. */
export const DRAFTS_MOST = 50

/** In `localStorage` with a draft's id behind it. */
const DRAFTS = 'inbetween.drafts.'
const NAMES = 'inbetween.draft-names.'

/** What of a still is worth keeping over a reload: only what the library has. */
type KeptStill = Pick<Extract<Still, { state: 'ready' }>, 'key' | 'role' | 'name' | 'image'>
type Draft = Omit<RecipeForm, 'images'> & { version: number; changed: number; images: KeptStill[] }

const kept = (still: Still): KeptStill[] =>
  still.state === 'ready' ? [{ key: still.key, role: still.role, name: still.name, image: still.image }] : []

/** Under which a draft stands in the storage, of the browser and of all its tabs. */
export const draftKey = (id: string) => `${DRAFTS}${id}`
/** Under which its name stands, apart from it, so that neither overwrites the other. */
export const draftNameKey = (id: string) => `${NAMES}${id}`

/**
 * Keeps a form for the next visit; one that nobody has touched is not kept. Images that the library does not have are left out: their
 * bytes go with the page. A storage that is full costs the draft, never the work in front of the person.
 * @param changed Unix milliseconds
 * @param empty a form that nobody has touched
 * @returns whether the storage took it
 */
export function writeDraft(
  storage: Storage,
  id: string,
  form: RecipeForm,
  changed = Date.now(),
  empty = EMPTY_FORM,
): boolean {
  const draft = { version: VERSION, changed, ...form, images: form.images.flatMap(kept) }
  try {
    if (wishOf(form) === wishOf(empty)) for (const key of [draftKey(id), sentKey(id)]) storage.removeItem(key)
    else storage.setItem(draftKey(id), JSON.stringify(draft))
    return true
  } catch {
    return false
  }
}

/** A draft as it was left, or null where there is none that can be read. */
export function readDraft(storage: Storage, id: string): RecipeForm | null {
  const stored = read(storage, id)
  if (!stored) return null
  const { version: _, changed: __, images, ...rest } = stored
  return {
    ...rest,
    // Said even where it is none: another draft may have stood in the form.
    takeOf: rest.takeOf,
    images: images.map((still) => ({ ...still, previewUrl: still.image.url, state: 'ready' })),
  }
}

/** The ids of all drafts that can be read, the last changed first, with the time of that in Unix milliseconds. */
export function allDrafts(storage: Storage): { id: string; changed: number }[] {
  return Object.keys(storage)
    .filter((key) => key.startsWith(DRAFTS))
    .map((key) => key.slice(DRAFTS.length))
    .flatMap((id) => {
      const draft = read(storage, id)
      return draft ? [{ id, changed: draft.changed }] : []
    })
    .sort((one, other) => other.changed - one.changed)
}

/** Takes over what was kept when a browser had one draft, and one that had made way for a generation. */
export function adoptSingleDraft(storage: Storage): void {
  for (const [changed, key] of ['inbetween.draft.earlier', 'inbetween.draft', 'inbetween.draft.copied'].entries()) {
    const text = storage.getItem(key)
    storage.removeItem(key)
    // Of no use as a draft where it cannot be read as one.
    if (text?.startsWith('{'))
      storage.setItem(draftKey(`single-${changed}`), text.replace('{', `{"changed":${changed},`))
  }
}

/** Whether a form is as nobody has touched it. */
export function isUntouched(form: RecipeForm, empty: RecipeForm): boolean {
  return form.images.length === 0 && wishOf(form) === wishOf(empty)
}

/** What a form asks for, to be compared: two forms with the same images ask for the same, whatever their tiles are called. */
export function wishOf(form: RecipeForm): string {
  const { prompt, negativePrompt, mode, duration, aspectRatio, audio, watermark, images } = recipeOf(form)
  return JSON.stringify([prompt, negativePrompt, mode, duration, aspectRatio, audio, watermark, images])
}

function read(storage: Storage, id: string): Draft | null {
  try {
    const stored: unknown = JSON.parse(storage.getItem(draftKey(id)) ?? 'null')
    return isDraft(stored) ? stored : null
  } catch {
    return null
  }
}

/** By hand rather than by a schema: it runs before the first paint, and zod would have to be loaded for it. */
function isDraft(value: unknown): value is Draft {
  if (!isRecord(value) || value.version !== VERSION || !Array.isArray(value.images)) return false
  return (
    typeof value.changed === 'number' &&
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
  if (!isRecord(value) || typeof value.id !== 'string' || typeof value.prompt !== 'string') return false
  return value.project === undefined || value.project === null || typeof value.project === 'string'
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
