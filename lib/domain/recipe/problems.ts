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

/** Why an image was not taken; the screen has one sentence for each (`imageProblem` in messages). */
export const IMAGE_PROBLEMS = [
  'type_refused',
  'too_many_bytes',
  'too_small',
  'too_narrow',
  'too_many_pixels',
  'unreadable',
  'empty',
  'no_space',
  'store_away',
] as const
export type ImageProblem = (typeof IMAGE_PROBLEMS)[number]

/**
 * Why submitting is at rest for everybody; the screen has one banner sentence for each (`pause` in messages). `store` is our own media store,
 * which takes no files; the others are the provider's refusals.
 */
export const PAUSE_REASONS = ['unauthorized', 'quota', 'forbidden', 'store'] as const
export type PauseReason = (typeof PAUSE_REASONS)[number]
