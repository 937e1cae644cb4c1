import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DURATIONS, PROMPT_LIMITS, ROLE_LIMITS } from '#lib/domain/limits'
import { codePoints, DEFAULT_RECIPE, durationFits, ROLES, type Role } from './recipe.ts'
import { recipeSchema } from './recipe-schema.ts'

const SHA = 'a'.repeat(64)
const recipe = (values: object) => ({ ...DEFAULT_RECIPE, prompt: 'a fox', ...values })
const images = (...roles: Role[]) => ({ images: roles.map((role) => ({ role, sha256: SHA })) })

/** What is wrong, as `field: problem`, in the order in which it is found. */
function problemsOf(values: object): string[] {
  const parsed = recipeSchema.safeParse(recipe(values))
  return parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
}

describe('a recipe', () => {
  it.each<[string, object]>([
    ['with one character', { prompt: '猫' }],
    ['with the longest prompt in emoji', { prompt: '🦊'.repeat(2500) }],
    ['with the longest negative prompt', { negativePrompt: 'x'.repeat(2500) }],
    ['of 15 s from text', { duration: 15 }],
    ['of 10 s with images', { duration: 10, ...images('first_frame') }],
    ['with all roles full', images('first_frame', 'last_frame', ...Array<Role>(4).fill('reference'))],
    ['with a first frame alone', images('first_frame')],
  ])('is taken %s', (_, values) => {
    expect(problemsOf(values)).toEqual([])
  })

  it.each<[string, object, string[]]>([
    ['an empty prompt', { prompt: '' }, ['prompt: prompt_missing']],
    ['a prompt of spaces', { prompt: ' \n\t　' }, ['prompt: prompt_missing']],
    ['2501 emoji', { prompt: '🦊'.repeat(2501) }, ['prompt: prompt_too_long']],
    ['a lone surrogate', { prompt: 'fox \ud83e' }, ['prompt: text_not_unicode']],
    ['a NUL', { prompt: 'fox\0' }, ['prompt: text_not_unicode']],
    ['a NUL in the negative prompt', { negativePrompt: '\0' }, ['negativePrompt: text_not_unicode']],
    ['a long negative prompt', { negativePrompt: 'x'.repeat(2501) }, ['negativePrompt: negative_prompt_too_long']],
    ['7 s', { duration: 7 }, ['duration: duration_unknown']],
    ['15 s with an image', { duration: 15, ...images('reference') }, ['duration: duration_needs_text_only']],
    ['a last frame alone', images('last_frame'), ['images: last_frame_needs_first']],
    ['two first frames', images('first_frame', 'first_frame'), ['images: too_many_in_role']],
    ['five references', images(...Array<Role>(5).fill('reference')), ['images: too_many_in_role']],
  ])('is refused with %s', (_, values, problems) => {
    expect(problemsOf(values)).toEqual(problems)
  })

  it.each([{ mode: 'ultra' }, { aspectRatio: '4:3' }, { images: [{ role: 'first_frame', sha256: 'A'.repeat(64) }] }])(
    'is refused with a value from elsewhere: %j',
    (values) => {
      expect(problemsOf(values)).not.toEqual([])
    },
  )

  it('is trimmed, and else kept as it was written', () => {
    const parsed = recipeSchema.parse(recipe({ prompt: ' a  fox\n\u200dé ' }))
    expect(parsed.prompt).toBe('a  fox\n\u200dé')
    expect(recipeSchema.parse(parsed)).toEqual(parsed)
  })

  it('holds what its limits say, whatever is asked', () => {
    const any = fc.record({
      prompt: fc.string({ unit: 'binary', maxLength: 40 }),
      duration: fc.constantFrom(...DURATIONS.map((one) => one.seconds), 3, 0),
      images: fc.array(fc.record({ role: fc.constantFrom(...ROLES), sha256: fc.constant(SHA) }), { maxLength: 7 }),
    })
    fc.assert(
      fc.property(any, (values) => {
        const parsed = recipeSchema.safeParse(recipe(values))
        fc.pre(parsed.success)
        const { prompt, duration, images: taken } = parsed.data
        const count = (role: Role) => taken.filter((image) => image.role === role).length
        expect(prompt).toBe(values.prompt.trim())
        expect(codePoints(prompt)).toBeGreaterThanOrEqual(PROMPT_LIMITS.min)
        expect(durationFits(duration, taken.length > 0)).toBe(true)
        for (const role of ROLES) expect(count(role)).toBeLessThanOrEqual(ROLE_LIMITS[role])
        expect(count('last_frame')).toBeLessThanOrEqual(count('first_frame'))
      }),
      { numRuns: 300 },
    )
  })
})

it('counts code points', () => {
  expect(['', 'fox', '🦊', '👩‍👩‍👧', '\ud83e'].map(codePoints)).toEqual([0, 3, 1, 5, 1])
})
