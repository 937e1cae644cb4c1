import * as z from 'zod/mini'
import type { ActionResult } from '#lib/domain/actions'
import { givenNameSchema, type RenameInput } from '#lib/domain/given-name-schema'
import { ROLES } from './recipe.ts'
import { recipeFields } from './recipe-schema.ts'

/** Presets that are listed; the rest of a longer list is out of sight, the oldest first. */
export const PRESETS_MAX = 500

const { prompt, negativePrompt, mode, duration, aspectRatio, audio, watermark, images } = recipeFields

/** Raised whenever an older value can no longer be read as one. */
const VERSION = 1

/** A recipe or parts of one; what is left out is left as it is in the form. An empty negative prompt is a wish too: to have none. */
const presetValueSchema = z
  .object({
    version: z.literal(VERSION),
    prompt: z.exactOptional(prompt),
    negativePrompt: z.exactOptional(negativePrompt),
    mode: z.exactOptional(mode),
    duration: z.exactOptional(duration),
    aspectRatio: z.exactOptional(aspectRatio),
    audio: z.exactOptional(audio),
    watermark: z.exactOptional(watermark),
    images: z.exactOptional(images),
  })
  .check(z.refine((value) => Object.keys(value).length > 1))
export type PresetValue = z.infer<typeof presetValueSchema>

/** Saves a preset. The id is minted in the browser, so that saving twice, or again after a deletion, makes one. */
export const savePresetSchema = z.object({ id: z.uuid(), name: givenNameSchema, value: presetValueSchema })
export type SavePresetInput = z.infer<typeof savePresetSchema>

/** An image of a preset; `url` and the size are null once the library no longer has it. */
const presetImageSchema = z.object({
  role: z.enum(ROLES),
  sha256: z.string(),
  image: z.nullable(z.object({ url: z.string(), width: z.number(), height: z.number(), bytes: z.number() })),
})
export type PresetImage = z.infer<typeof presetImageSchema>

const presetViewSchema = z.object({
  id: z.string(),
  name: z.string(),
  value: presetValueSchema,
  images: z.array(presetImageSchema),
})
export type PresetView = z.infer<typeof presetViewSchema>

/** `GET /api/presets`: by name. */
export const presetListSchema = z.object({ presets: z.array(presetViewSchema) })

/** What the database holds, read as a value; undefined for one that a later version wrote. */
export function readPresetValue(stored: unknown): PresetValue | undefined {
  const parsed = presetValueSchema.safeParse(stored)
  return parsed.success ? parsed.data : undefined
}

/** Server actions for presets. They answer nothing but whether it was done: the list is asked for again. */
export type PresetActions = {
  savePreset(input: SavePresetInput): Promise<ActionResult<null>>
  /** Answers `not_found` when somebody deleted it meanwhile. */
  renamePreset(input: RenameInput): Promise<ActionResult<null>>
  deletePreset(id: string): Promise<ActionResult<null>>
}
