import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NO_PARTS, PART_NAMES, type PromptParts } from './part-names.ts'
import { composePrompt, takeApart } from './prompt-parts.ts'

const words = fc.oneof(
  fc.constantFrom('a cat', 'runs. ', '一只猫', '奔跑。', '', ' ', '👩‍🎤 sings', 'slow push in', '，', ', ', '夕阳'),
  fc.string({ unit: 'binary' }),
)
const parts = fc.record(
  Object.fromEntries(PART_NAMES.map((name) => [name, words])) as Record<keyof PromptParts, typeof words>,
)
/** What must never be lost: everything but white space and the commas that join. */
const substance = (text: string) => text.replace(/[\s,，]/gu, '')
const together = (all: PromptParts) => PART_NAMES.map((name) => all[name]).join('')

describe('a composed prompt', () => {
  it('gives back the very parts that it was composed of', () => {
    fc.assert(
      fc.property(parts, (all) => {
        expect(takeApart(composePrompt(all).text, all)).toEqual(all)
      }),
    )
  })

  it('says where each part stands, in order and without overlap', () => {
    fc.assert(
      fc.property(parts, (all) => {
        const { text, spans } = composePrompt(all)
        const spoken = PART_NAMES.filter((name) => all[name].trim() !== '')
        expect(spans.map((span) => span.part)).toEqual(spoken)
        expect(spans.map((span) => text.slice(span.start, span.end))).toEqual(spoken.map((name) => all[name].trim()))
        expect(spans.map((span) => span.start)).toEqual(spans.map((span) => span.start).sort((a, b) => a - b))
      }),
    )
  })

  it('holds the words of its parts, commas and spaces, and nothing else', () => {
    fc.assert(
      fc.property(parts, (all) => {
        expect(substance(composePrompt(all).text)).toBe(substance(together(all)))
      }),
    )
  })

  it.each([
    ['Latin', { subject: 'a cat', movement: 'it runs.', camera: 'slow push in' }, 'a cat, it runs. slow push in'],
    ['Chinese', { subject: '一只猫', movement: '奔跑。', camera: '镜头推近' }, '一只猫，奔跑。镜头推近'],
    ['Chinese with a borrowed word', { subject: '一只穿 T 恤的猫', light: 'HDR' }, '一只穿 T 恤的猫，HDR'],
    [
      'Latin with a foreign sign',
      { subject: 'a neon sign that reads 营业', scene: 'a wet street' },
      'a neon sign that reads 营业, a wet street',
    ],
  ])('is joined as the language does it: %s', (_, some, text) => {
    expect(composePrompt({ ...NO_PARTS, ...some }).text).toBe(text)
  })
})

describe('a prompt that nobody composed', () => {
  it('is the subject as a whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(takeApart(text, null)).toEqual({ ...NO_PARTS, subject: text })
      }),
    )
  })
})

describe('a composed prompt that was changed by hand', () => {
  const known = { ...NO_PARTS, subject: 'a cat', movement: 'runs', light: 'low sun' }
  const after = (text: string) => {
    const all = takeApart(text, known)
    return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''))
  }

  it.each([
    ['in a part', 'a black cat, runs, low sun', { subject: 'a black cat', movement: 'runs', light: 'low sun' }],
    [
      'at the end of a part',
      'a cat, runs away, low sun',
      { subject: 'a cat', movement: 'runs away', light: 'low sun' },
    ],
    ['behind it all', 'a cat, runs, low sun at dusk', { subject: 'a cat', movement: 'runs', light: 'low sun at dusk' }],
    ['before it all', 'Here: a cat, runs, low sun', { subject: 'Here: a cat', movement: 'runs', light: 'low sun' }],
    ['by another part', 'a cat, sleeps, low sun', { subject: 'a cat', movement: 'sleeps', light: 'low sun' }],
    ['by taking one out', 'a cat, low sun', { subject: 'a cat', light: 'low sun' }],
    ['across two parts', 'a cat that runs, low sun', { subject: 'a cat that runs', light: 'low sun' }],
    ['as a whole', '一只狗', { subject: '一只狗' }],
    ['to nothing', '', {}],
  ])('keeps what it can: %s', (_, text, expected) => {
    expect(after(text)).toEqual(expected)
  })

  it('never loses a character, whatever the change', () => {
    fc.assert(
      fc.property(parts, fc.nat(), fc.nat(), words, (all, from, length, inserted) => {
        const { text } = composePrompt(all)
        const at = from % (text.length + 1)
        const changed = text.slice(0, at) + inserted + text.slice(at + (length % 20))
        expect(substance(together(takeApart(changed, all)))).toBe(substance(changed))
      }),
      { numRuns: 2000 },
    )
  })
})
