import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { submitInputSchema } from '#lib/domain/actions'
import { DEFAULT_RECIPE } from '#lib/domain/recipe/recipe'
import { requestBody } from '#lib/domain/recipe/request-body'
import { getGeneration } from './get-generation.ts'
import { submitGeneration } from './submit-generation.ts'
import { openStepBench } from './testing/step-bench.ts'

let bench: Awaited<ReturnType<typeof openStepBench>>
beforeAll(async () => {
  bench = await openStepBench()
})
afterAll(() => bench.close())

const input = (prompt: string, negativePrompt = '') => ({
  clickKey: crypto.randomUUID(),
  recipe: { ...DEFAULT_RECIPE, prompt, negativePrompt },
})

describe('a text is kept byte for byte', () => {
  it.each([
    ['HTML', '<script>alert(1)</script><img src=x onerror=alert(2)>'],
    ['SQL', `'; drop table generations; --`],
    ['a template', '#{7*7} {{7*7}} <%= 7*7 %> {count, plural, one {#}} %s %n'],
    ['quotes and backslashes', `"\\" '\\u0000' \\x00 \\`],
    ['lines', 'one\r\ntwo\n\nthree\tfour'],
    ['right to left', 'אָלֶף بيت \u202Eoverridden\u202C \u2067isolated\u2069'],
    ['combining marks', 'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!'],
    ['not normalised', 'e\u0301 and \u00e9'],
    ['zero width', 'a\u200Bb\u200D\uFEFFc'],
    ['control characters', '\u0001\u0008\u001b[31mred\u007f'],
    ['other scripts', '一只狐狸 キツネ 여우 ลูกสุนัข 𒐫 𝕱𝖔𝖝'],
    ['noncharacters', '\uFFFE\uFFFF\u{1FFFF}'],
    ['2,500 code points of emoji', '🦊'.repeat(2500)],
    ['a path and a command', '../../etc/passwd $(touch /tmp/x) `id` %2e%2e%2f'],
    ['JSON', '{"__proto__":{"polluted":true},"prompt":null}'],
  ])('%s', async (_name, text) => {
    const parsed = submitInputSchema.parse(input(text, text))
    const answer = await submitGeneration(bench.deps, parsed)
    if (!answer.ok) throw new Error(answer.problem)
    const stored = await getGeneration(bench.db, answer.value.id)
    expect(stored?.recipe).toMatchObject({ prompt: text, negativePrompt: text })
    const sent = JSON.parse(JSON.stringify(requestBody(parsed.recipe, () => '', undefined)))
    expect([sent.prompt, sent.metadata.negative_prompt]).toEqual([text, text])
  })
})

describe('a text is refused in words', () => {
  it.each([
    ['NUL', 'a\0b', 'text_not_unicode'],
    ['half a character', 'a\ud83e', 'text_not_unicode'],
    ['halves the wrong way round', '\udd8a\ud83e', 'text_not_unicode'],
    ['2,501 code points', '🦊'.repeat(2501), 'prompt_too_long'],
    ['10 MB', 'x'.repeat(10_000_000), 'prompt_too_long'],
    ['nothing but space', ' \n\t\u3000', 'prompt_missing'],
  ])('%s', (_name, text, problem) => {
    const parsed = submitInputSchema.safeParse(input(text))
    expect(parsed.error?.issues[0]).toMatchObject({ message: problem, path: ['recipe', 'prompt'] })
  })
})
