import * as z from 'zod/mini'
import { ASPECT_RATIOS, DURATIONS, MODES, NEGATIVE_PROMPT_MAX, PROMPT_LIMITS, ROLE_LIMITS } from './limits.ts'

export const ROLES = ['first_frame', 'last_frame', 'reference'] as const
export type Role = (typeof ROLES)[number]

/** Why a recipe cannot be submitted; the screen has one sentence for each (`recipeProblem` in messages). */
export const RECIPE_PROBLEMS = [
  'prompt_missing',
  'prompt_too_long',
  'negative_prompt_too_long',
  'text_not_unicode',
  'duration_unknown',
  'duration_needs_text_only',
  'last_frame_needs_first',
  'too_many_in_role',
] as const
export type RecipeProblem = (typeof RECIPE_PROBLEMS)[number]

/** Length of a text as people and the provider count it: in Unicode code points, not UTF-16 units. */
export function codePoints(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}

const problem = (code: RecipeProblem) => ({ error: () => code })

/** A lone surrogate cannot be stored as UTF-8 nor sent as JSON, and PostgreSQL text has no NUL: both would change what was written. */
const storable = z.refine<string>((text) => text.isWellFormed() && !text.includes('\0'), problem('text_not_unicode'))

const promptSchema = z.string().check(
  z.trim(),
  z.refine((text) => codePoints(text) >= PROMPT_LIMITS.min, problem('prompt_missing')),
  z.refine((text) => codePoints(text) <= PROMPT_LIMITS.max, problem('prompt_too_long')),
  storable,
)

const negativePromptSchema = z.string().check(
  z.trim(),
  z.refine((text) => codePoints(text) <= NEGATIVE_PROMPT_MAX, problem('negative_prompt_too_long')),
  storable,
)

/** A still of ours, by the lower-case hex SHA-256 of its normalised bytes. */
export const sha256Schema = z.string().check(z.regex(/^[0-9a-f]{64}$/))

const roleImageSchema = z.object({ role: z.enum(ROLES), sha256: sha256Schema })
export type RoleImage = z.infer<typeof roleImageSchema>

const settingsSchema = {
  mode: z.enum(Object.keys(MODES) as (keyof typeof MODES)[]),
  duration: z.number().check(z.refine((s) => DURATIONS.some((d) => d.seconds === s), problem('duration_unknown'))),
  aspectRatio: z.enum(Object.keys(ASPECT_RATIOS) as (keyof typeof ASPECT_RATIOS)[]),
  audio: z.boolean(),
  watermark: z.boolean(),
}

/**
 * What the creator chose. One schema for the form, the server actions and the request body.
 * Images stand in the order in which they are sent. Issues carry a {@link RecipeProblem} as their message,
 * on the path of the control that can mend them. Rules: the Kling v3 page's parameters and input-rules table.
 */
export const recipeSchema = z
  .object({
    prompt: promptSchema,
    negativePrompt: negativePromptSchema,
    ...settingsSchema,
    images: z.array(roleImageSchema),
  })
  .check((ctx) => {
    const { images, duration } = ctx.value
    const report = (path: string, code: RecipeProblem) =>
      ctx.issues.push({ code: 'custom', input: ctx.value, path: [path], message: code })
    const count = (role: Role) => images.filter((image) => image.role === role).length
    if (ROLES.some((role) => count(role) > ROLE_LIMITS[role])) report('images', 'too_many_in_role')
    if (count('last_frame') > 0 && count('first_frame') === 0) report('images', 'last_frame_needs_first')
    if (!durationFits(duration, images.length > 0)) report('duration', 'duration_needs_text_only')
  })
export type Recipe = z.infer<typeof recipeSchema>
export type Mode = Recipe['mode']
export type AspectRatio = Recipe['aspectRatio']

/** Whether a length is offered for a recipe with or without images. */
export function durationFits(seconds: number, withImages: boolean): boolean {
  const row = DURATIONS.find((duration) => duration.seconds === seconds)
  return row === undefined || !withImages || row.withImages
}

/** The provider's own defaults: what an untouched form holds. Source: the Kling v3 page. */
export const DEFAULT_RECIPE: Recipe = {
  prompt: '',
  negativePrompt: '',
  mode: 'std',
  duration: 5,
  aspectRatio: '16:9',
  audio: false,
  watermark: false,
  images: [],
}
