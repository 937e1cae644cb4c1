import { expect, it } from 'vitest'
import { NO_PARTS } from '#lib/domain/prompt/part-names'
import type { PresetView } from '#lib/domain/recipe/preset'
import { partsToKeep, presetForm, presetValue } from './presets.ts'
import { EMPTY_FORM, type RecipeForm } from './recipe-form.ts'

const image = { url: '/media/a.png', width: 800, height: 600, bytes: 9 }
const form: RecipeForm = {
  ...EMPTY_FORM,
  prompt: 'a cat',
  parts: { ...NO_PARTS, subject: 'a cat' },
  images: [
    { key: '1', role: 'first_frame', name: 'a', previewUrl: 'x', state: 'ready', image: { ...image, sha256: 'a' } },
    { key: '2', role: 'reference', name: 'b', previewUrl: 'y', state: 'uploading' },
  ],
}
const settings = { mode: 'std', duration: 5, aspectRatio: '16:9', audio: false, watermark: false }

it('offers to keep what there is something of', () => {
  expect(partsToKeep(form)).toEqual(['prompt', 'settings', 'images'])
  expect(partsToKeep({ ...EMPTY_FORM, negativePrompt: 'blur' })).toEqual(['negativePrompt', 'settings'])
})

it('holds the chosen parts and no others, with the images that the library has', () => {
  const images = [{ role: 'first_frame', sha256: 'a' }]
  expect(presetValue(form, ['prompt'])).toEqual({ version: 1, prompt: 'a cat' })
  expect(presetValue(form, ['settings', 'images'])).toEqual({ version: 1, ...settings, images })
})

it('fills in what it holds, and leaves out the images that are gone', () => {
  const preset: PresetView = {
    id: '1',
    name: 'Frames',
    value: { version: 1, duration: 10, images: [] },
    images: [
      { role: 'first_frame', sha256: 'a', image },
      { role: 'last_frame', sha256: 'b', image: null },
    ],
  }
  expect(presetForm(preset, () => 'key')).toEqual({
    duration: 10,
    images: [
      {
        key: 'key',
        role: 'first_frame',
        name: 'Frames',
        previewUrl: '/media/a.png',
        state: 'ready',
        image: { ...image, sha256: 'a' },
      },
    ],
  })
  expect(presetForm({ ...preset, value: { version: 1, audio: true } }, () => 'key')).toEqual({ audio: true })
})
