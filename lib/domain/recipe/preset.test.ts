import { expect, it } from 'vitest'
import { readPresetValue, savePresetSchema } from './preset.ts'

const id = '3b241101-e2bb-4255-8caf-4136c566a962'

it.each([
  ['settings alone', { version: 1, mode: 'pro', duration: 10 }],
  ['a prompt alone', { version: 1, prompt: '一只猫' }],
  ['no negative prompt, as a wish', { version: 1, negativePrompt: '' }],
  ['15 s and an image, for whoever applies it is told', { version: 1, duration: 15, images: [] }],
])('takes %s', (_, value) => {
  expect(readPresetValue(value)).toEqual(value)
})

it.each([
  ['nothing at all', { version: 1 }],
  ['no version', { prompt: 'a cat' }],
  ['a later version', { version: 2, prompt: 'a cat' }],
  ['a length that is not offered', { version: 1, duration: 7 }],
  ['an image that is none of ours', { version: 1, images: [{ role: 'reference', sha256: '../etc' }] }],
  ['an empty prompt', { version: 1, prompt: ' ' }],
])('does not take %s', (_, value) => {
  expect(readPresetValue(value)).toBeUndefined()
})

it('drops what it does not know', () => {
  expect(readPresetValue({ version: 1, audio: true, callback: 'https://evil.example' })).toEqual({
    version: 1,
    audio: true,
  })
})

it.each([
  ['Night', true],
  ['  Night  ', true],
  ['夜'.repeat(60), true],
  ['👩‍🎤', true],
  ['', false],
  ['   ', false],
  ['夜'.repeat(61), false],
  ['a\0b', false],
  ['\ud800', false],
])('judges the name %j', (name, ok) => {
  expect(savePresetSchema.safeParse({ id, name, value: { version: 1, audio: true } }).success).toBe(ok)
})
