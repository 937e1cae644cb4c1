import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyText } from '#lib/domain/testing/any-text'
import { FIRST_FRAME, LAST_FRAME, madeUpRecipeFile } from '#lib/domain/testing/made-up-recipe-file'
import { readRecipeFile } from './read-recipe-file.ts'

const FILE = madeUpRecipeFile()
const FAMILY = '👩‍👩‍👧‍👦'

/** The file's JSON with some keys of it, and some of its recipe, replaced. */
function altered(keys: object, recipe: object = {}): string {
  return JSON.stringify({ ...FILE, ...keys, recipe: { ...FILE.recipe, ...recipe } })
}

describe('recipeFileOf', () => {
  it('holds these keys and no other: nothing of the provider can slip in', () => {
    expect(FILE).toEqual({
      format: 'inbetween-recipe',
      version: 1,
      app: 'Inbetween',
      model: 'kling-v3',
      generation: '3f0c1f6e-8f0e-4c5e-9a51-6f2f3f9d4b10',
      made: '2026-11-24T09:30:00.000Z',
      recipe: {
        prompt: 'A fox in the snow',
        negativePrompt: 'blur',
        mode: 'pro',
        duration: 10,
        aspectRatio: '9:16',
        audio: true,
        watermark: true,
        images: [FIRST_FRAME, LAST_FRAME],
      },
    })
  })
})

describe('readRecipeFile', () => {
  it.each([
    ['a plain one', FILE],
    ['the longest prompts', madeUpRecipeFile({ prompt: FAMILY.repeat(357) + x(1), negativePrompt: '夜'.repeat(2500) })],
    ['a prompt that is itself JSON', madeUpRecipeFile({ prompt: JSON.stringify(FILE) })],
  ])('reads back %s', (_label, file) => {
    expect(readRecipeFile(JSON.stringify(file))).toEqual({ ok: true, file })
    expect(readRecipeFile(JSON.stringify(file, null, 2))).toEqual({ ok: true, file })
  })

  it('reads back any prompt that may be submitted', () => {
    const prompts = anyText.filter((text) => text.trim() !== '' && !text.includes('\0'))
    fc.assert(
      fc.property(prompts, (text) => {
        const file = madeUpRecipeFile({ prompt: text.trim() })
        expect(readRecipeFile(JSON.stringify(file))).toEqual({ ok: true, file })
      }),
    )
  })

  it('leaves out what it does not know', () => {
    const text = altered(
      { taskId: 'secret' },
      { seed: 7, images: [{ ...FIRST_FRAME, url: 'https://provider.example/x' }] },
    )
    expect(readRecipeFile(text)).toEqual({
      ok: true,
      file: { ...FILE, recipe: { ...FILE.recipe, images: [FIRST_FRAME] } },
    })
  })

  it('needs neither date nor origin nor sizes', () => {
    const { role, sha256 } = FIRST_FRAME
    const images = [{ role, sha256, width: -1, height: 'tall' }]
    const text = altered({ app: undefined, model: 7, generation: 'x', made: 'yesterday' }, { images })
    const file = { ...FILE, app: '', model: '', generation: null, made: null }
    expect(readRecipeFile(text)).toEqual({
      ok: true,
      file: { ...file, recipe: { ...FILE.recipe, images: [{ role, sha256 }] } },
    })
  })

  it.each([
    ['no JSON', '{"format":"inbetween-recipe","ver', 'damaged'],
    ['nothing', '', 'damaged'],
    ['other JSON', '{"name":"package"}', 'no_recipe'],
    ['a number', '7', 'no_recipe'],
    ['a megabyte', altered({ app: 'x'.repeat(1_000_000) }), 'no_recipe'],
    ['a newer version', altered({ version: 2 }), 'newer'],
    [
      'a newer version of another shape',
      JSON.stringify({ format: 'inbetween-recipe', version: 2, recipe: { shots: [] } }),
      'newer',
    ],
    ['no version', altered({ version: 'one' }), 'damaged'],
    ['no recipe in it', JSON.stringify({ format: 'inbetween-recipe', version: 1 }), 'damaged'],
    ['no prompt', altered({}, { prompt: ' ' }), 'unusable'],
    ['a prompt of 2,501 code points', altered({}, { prompt: x(2501) }), 'unusable'],
    ['half a character', altered({}, { prompt: 'a\ud800' }), 'unusable'],
    ['a duration that is not offered', altered({}, { duration: 7 }), 'unusable'],
    ['a quality that is not offered', altered({}, { mode: '4k' }), 'unusable'],
    ['a hash that is none', altered({}, { images: [{ ...FIRST_FRAME, sha256: '../x' }] }), 'unusable'],
    ['a last frame alone', altered({}, { images: [LAST_FRAME] }), 'unusable'],
  ])('says what is wrong with %s', (_label, text, problem) => {
    expect(readRecipeFile(text)).toEqual({ ok: false, problem })
  })

  it('takes any JSON without throwing', () => {
    const value = fc.oneof(
      fc.jsonValue(),
      fc.record({ format: fc.constant('inbetween-recipe'), version: fc.nat(2), recipe: fc.jsonValue() }),
    )
    fc.assert(fc.property(value, (any) => readRecipeFile(JSON.stringify(any)).ok === false))
  })
})

function x(count: number): string {
  return 'x'.repeat(count)
}
