import * as z from 'zod/mini'
import type { GenerationStatus, GenerationView, LibraryImage } from '#lib/domain/generation/generation'
import { LIMIT_PROBLEMS } from '#lib/domain/money/spending-limits'
import { IMAGE_PROBLEMS, RECIPE_PROBLEMS } from '#lib/domain/recipe/problems'
import { recipeSchema } from '#lib/domain/recipe/recipe-schema'
import { VARIATIONS_MAX } from '#lib/domain/recipe/variations'

/** What a server action answers: a value, or a code from a closed list and never an error's own words. */
export const ACTION_PROBLEMS = [
  ...RECIPE_PROBLEMS,
  ...IMAGE_PROBLEMS,
  ...LIMIT_PROBLEMS,
  'amount_unclear',
  'count_unclear',
  'day_unclear',
  'invalid',
  'image_unknown',
  'not_found',
  'name_unclear',
  'name_taken',
  'share_password_unclear',
  'share_title_unclear',
  'project_gone',
  'project_not_yours',
  'too_many_tags',
  'comment_unclear',
  'too_many_comments',
  'guest_name_unclear',
  'too_many_guests',
  'guests_too_quick',
  'first_unclear',
  'too_late',
  'not_yours',
  'password_short',
  'password_long',
  'person_name_unclear',
  'username_unclear',
  'username_taken',
  'wrong_password',
  'too_many_tries',
  'code_spent',
  'invitation_spent',
  'last_owner',
  'play_ended',
  'address_unclear',
  'key_unclear',
  'key_refused',
  'key_fixed',
  'provider_silent',
  'signed_out',
  'forbidden',
  'unavailable',
] as const
export type ActionProblem = (typeof ACTION_PROBLEMS)[number]
export type ActionResult<T> =
  | { ok: true; value: T }
  | { ok: false; problem: ActionProblem /** The control that can mend it, if one can. */; field?: string }

/** The person was shown that nothing is charged. Where that is no longer so, nothing is submitted. */
const playSchema = z.optional(z.boolean())

/** What the Generate button sends. `clickKey` is a UUID minted per click: sending it again finds the same generation. */
export const submitInputSchema = z.object({
  clickKey: z.uuid(),
  recipe: recipeSchema,
  takeOf: z.optional(z.uuid()),
  /** The project that it is to be in, or null for none. Left out, a take of a shot is in that of the generation that it is a take of. */
  project: z.optional(z.nullable(z.uuid())),
  play: playSchema,
})
export type SubmitInput = z.infer<typeof submitInputSchema>

/** What Generate sends for several at once: one key for the whole press, which finds all that it made. */
export const variationsInputSchema = z.extend(submitInputSchema, {
  count: z.int().check(z.gte(2), z.lte(VARIATIONS_MAX)),
})
export type VariationsInput = z.infer<typeof variationsInputSchema>

/** Submits the recipe of a generation once more, as another take of its shot. */
export const anotherTakeInputSchema = z.object({
  id: z.uuid(),
  clickKey: z.uuid(),
  /** The person was told that an unconfirmed first one may be charged too. */
  knowing: z.optional(z.boolean()),
  play: playSchema,
})
export type AnotherTakeInput = z.infer<typeof anotherTakeInputSchema>

/**
 * Sends an unconfirmed generation once more, as a new attempt, though it may be charged twice.
 * `attempt` is the number of the attempt that the person saw: a second press, or an old page, sends nothing more.
 */
export const sendAgainInputSchema = z.object({ id: z.uuid(), attempt: z.int().check(z.gte(1)), play: playSchema })
export type SendAgainInput = z.infer<typeof sendAgainInputSchema>

/** Names the provider's task of an unconfirmed generation, as a person read it at the provider. The provider is asked before it is believed. */
export const nameTaskInputSchema = z.object({
  id: z.uuid(),
  // Printable ASCII, which all known ids are; dots alone would be a step in the path.
  taskId: z.string().check(z.trim(), z.regex(/^(?!\.+$)[\x21-\x7e]{1,200}$/)),
})
export type NameTaskInput = z.infer<typeof nameTaskInputSchema>

/** Server actions that the studio is handed. `uploadImage` takes one file under the name `file`, and what for under `purpose`. */
export type StudioActions = {
  uploadImage(form: FormData): Promise<ActionResult<LibraryImage>>
  submitGeneration(input: SubmitInput): Promise<ActionResult<GenerationView>>
  /** All or none, in the order of their takes. */
  submitVariations(input: VariationsInput): Promise<ActionResult<GenerationView[]>>
  /** Which of these images, by SHA-256, the library has, in no order. */
  findImages(sha256s: string[]): Promise<ActionResult<LibraryImage[]>>
}

/** Server actions that stand above every page. */
export type ShellActions = {
  /** What came of it is told by the change feed. */
  checkAgain(): Promise<ActionResult<null>>
}

/** Server actions that every card is handed. */
export type GenerationActions = {
  cancelGeneration(id: string): Promise<ActionResult<GenerationStatus>>
  anotherTake(input: AnotherTakeInput): Promise<ActionResult<GenerationView>>
  sendAgain(input: SendAgainInput): Promise<ActionResult<GenerationStatus>>
  nameTask(input: NameTaskInput): Promise<ActionResult<GenerationStatus>>
}
