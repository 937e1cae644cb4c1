import { beforeEach, expect, it } from 'vitest'
import { NO_PARTS } from '#lib/domain/part-names'
import { forgetEarlierDraft, makeWay, noteCopied, readDraft, readEarlierDraft, writeDraft } from './draft.ts'
import { EMPTY_FORM, type RecipeForm } from './recipe-form.ts'

const image = { sha256: 'a'.repeat(64), url: '/media/a.png', width: 800, height: 600, bytes: 1234 }
const form: RecipeForm = {
  ...EMPTY_FORM,
  prompt: ' 猫 ',
  duration: 10,
  audio: true,
  images: [
    { key: '1', role: 'first_frame', name: 'a.png', previewUrl: 'blob:1', state: 'ready', image },
    { key: '2', role: 'last_frame', name: 'b.png', previewUrl: 'blob:2', state: 'uploading' },
    { key: '3', role: 'reference', name: 'c.png', previewUrl: 'blob:3', state: 'failed', problem: 'no_answer' },
  ],
}

let storage: Storage
beforeEach(() => {
  const items = new Map<string, string>()
  storage = {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => items.set(key, value),
    removeItem: (key) => items.delete(key),
    clear: () => items.clear(),
    key: () => null,
    length: 0,
  }
})

it('brings a form back as it was, with the images that the library has', () => {
  writeDraft(storage, form)
  const [first] = form.images
  expect(readDraft(storage)).toEqual({ ...form, images: [{ ...first, previewUrl: '/media/a.png' }] })
})

it('knows no draft where there is none, where it is broken and where it is of another version', () => {
  expect(readDraft(storage)).toBeNull()
  storage.setItem('inbetween.draft', '{')
  expect(readDraft(storage)).toBeNull()
  writeDraft(storage, form)
  storage.setItem('inbetween.draft', String(storage.getItem('inbetween.draft')).replace('"version":1', '"version":0'))
  expect(readDraft(storage)).toBeNull()
})

it('does without a storage that refuses', () => {
  const full: Storage = {
    ...storage,
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError')
    },
  }
  expect(() => writeDraft(full, form)).not.toThrow()
})

it('keeps what the prompt was built of, and reads no draft whose parts are none', () => {
  const built = { ...form, images: [], parts: { ...NO_PARTS, subject: '猫 ' } }
  writeDraft(storage, built)
  expect(readDraft(storage)).toEqual(built)
  storage.setItem('inbetween.draft', JSON.stringify({ ...built, version: 1, parts: { subject: 1 } }))
  expect(readDraft(storage)).toBeNull()
})

const earlierPrompt = () => readEarlierDraft(storage)?.prompt

it('keeps the draft that makes way, and nothing for an empty form', () => {
  makeWay(storage, EMPTY_FORM)
  expect(readEarlierDraft(storage)).toBeNull()
  makeWay(storage, form)
  expect(earlierPrompt()).toBe(' 猫 ')
  forgetEarlierDraft(storage)
  expect(readEarlierDraft(storage)).toBeNull()
})

it('keeps no untouched copy of a generation in the place of a draft, but a changed one', () => {
  makeWay(storage, form)
  const copy = { ...EMPTY_FORM, prompt: 'copied' }
  noteCopied(storage, copy)
  makeWay(storage, copy)
  expect(earlierPrompt()).toBe(' 猫 ')
  makeWay(storage, { ...copy, prompt: 'changed since' })
  expect(earlierPrompt()).toBe('changed since')
})
