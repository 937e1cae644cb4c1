import * as z from 'zod/mini'
import { ASPECT_RATIOS, DURATIONS, MODES, NEGATIVE_PROMPT_MAX, PROMPT_LIMITS, ROLE_LIMITS } from '#lib/domain/limits'
import type { RecipeProblem } from './problems.ts'
import { type AspectRatio, codePoints, durationFits, type Mode, type Recipe, ROLES, type Role } from './recipe.ts'

// Schemas stand apart from the types and constants, so that the browser loads zod only when there is something to parse.

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

/** Lower-case hex SHA-256. */
export const sha256Schema = z.string().check(z.regex(/^[0-9a-f]{64}$/))

/** What each control of a recipe may hold, by itself. */
export const recipeFields = {
  prompt: promptSchema,
  negativePrompt: negativePromptSchema,
  mode: z.enum(Object.keys(MODES) as Mode[]),
  duration: z.number().check(z.refine((s) => DURATIONS.some((d) => d.seconds === s), problem('duration_unknown'))),
  aspectRatio: z.enum(Object.keys(ASPECT_RATIOS) as AspectRatio[]),
  audio: z.boolean(),
  watermark: z.boolean(),
  images: z.array(z.object({ role: z.enum(ROLES), sha256: sha256Schema })),
}

/**
 * One schema for the form, the server actions and the request body. Issues carry a {@link RecipeProblem} as their message,
 * on the path of the control that can mend them. Rules: the Kling v3 page's parameters and input-rules table; that a last frame needs a first is not
 * there, but on ToAPIs' pages of wan3.0 and of Kling's omni models.
 */
export const recipeSchema: z.ZodMiniType<Recipe, Recipe> = z.object(recipeFields).check((ctx) => {
  const { images, duration } = ctx.value
  const report = (path: string, code: RecipeProblem) =>
    ctx.issues.push({ code: 'custom', input: ctx.value, path: [path], message: code })
  const count = (role: Role) => images.filter((image) => image.role === role).length
  if (ROLES.some((role) => count(role) > ROLE_LIMITS[role])) report('images', 'too_many_in_role')
  if (count('last_frame') > 0 && count('first_frame') === 0) report('images', 'last_frame_needs_first')
  if (!durationFits(duration, images.length > 0)) report('duration', 'duration_needs_text_only')
})
