import * as z from 'zod/mini'
import { ASPECT_RATIOS, DURATIONS, MODES } from '#lib/domain/limits'
import type { RecipeForm } from './recipe-form.ts'
import { type KeptStill, keptStillSchema, type Still } from './still.ts'

/** Raised whenever an older draft can no longer be read as a form. */
const VERSION = 1
const DRAFT_KEY = 'inbetween.draft'

const draftSchema = z.object({
  version: z.literal(VERSION),
  prompt: z.string(),
  negativePrompt: z.string(),
  mode: z.enum(Object.keys(MODES) as (keyof typeof MODES)[]),
  duration: z.number().check(z.refine((seconds) => DURATIONS.some((row) => row.seconds === seconds))),
  aspectRatio: z.enum(Object.keys(ASPECT_RATIOS) as (keyof typeof ASPECT_RATIOS)[]),
  audio: z.boolean(),
  watermark: z.boolean(),
  images: z.array(keptStillSchema),
})

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
  const draft = draftSchema.safeParse(stored)
  if (!draft.success) return null
  const { version: _, images, ...rest } = draft.data
  return { ...rest, images: images.map((still) => ({ ...still, previewUrl: still.image.url, state: 'ready' })) }
}
