import { beforeEach, expect, it } from 'vitest'
import { EMPTY_FORM, type RecipeForm } from '#lib/client/recipe/recipe-form'
import { memoryStorage } from '#lib/client/testing/memory-storage'
import { NO_PARTS } from '#lib/domain/prompt/part-names'
import { adoptSingleDraft, allDrafts, draftKey, readDraft, writeDraft } from './draft.ts'
import { writeSent } from './write-sent.ts'

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
  storage = memoryStorage()
})

it('brings a form back as it was, with the images that the library has', () => {
  writeDraft(storage, 'a', form)
  const [first] = form.images
  expect(readDraft(storage, 'a')).toEqual({ ...form, images: [{ ...first, previewUrl: '/media/a.png' }] })
})

it('knows no draft where there is none, where it is broken and where it is of another version', () => {
  expect(readDraft(storage, 'a')).toBeNull()
  storage.setItem(draftKey('a'), '{')
  expect(readDraft(storage, 'a')).toBeNull()
  writeDraft(storage, 'a', form)
  storage.setItem(draftKey('a'), String(storage.getItem(draftKey('a'))).replace('"version":1', '"version":0'))
  expect(readDraft(storage, 'a')).toBeNull()
})

it('says that a storage refuses', () => {
  const full: Storage = {
    ...storage,
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError')
    },
  }
  expect(writeDraft(full, 'a', form)).toBe(false)
})

it('keeps what the prompt was built of, and reads no draft whose parts are none', () => {
  const built = { ...form, images: [], parts: { ...NO_PARTS, subject: '猫 ' } }
  writeDraft(storage, 'a', built)
  expect(readDraft(storage, 'a')).toEqual(built)
  storage.setItem(draftKey('a'), JSON.stringify({ ...built, version: 1, changed: 1, parts: { subject: 1 } }))
  expect(readDraft(storage, 'a')).toBeNull()
})

it('keeps no form that nobody has touched, nor what was submitted of it', () => {
  writeDraft(storage, 'a', form)
  writeSent(storage, 'a', { wish: '', clips: 1, open: null })
  writeDraft(storage, 'a', EMPTY_FORM)
  expect(storage.length).toBe(0)
})

it('lists the drafts that can be read, the last changed first', () => {
  writeDraft(storage, 'a', form, 1)
  writeDraft(storage, 'b', form, 3)
  writeDraft(storage, 'c', form, 2)
  storage.setItem(draftKey('d'), '{')
  storage.setItem('else', '{}')
  expect(allDrafts(storage).map(({ id }) => id)).toEqual(['b', 'c', 'a'])
})

it('takes over the one draft of before, and the one that had made way for it', () => {
  for (const [key, prompt] of [
    ['inbetween.draft', 'mine'],
    ['inbetween.draft.earlier', 'earlier'],
  ] as const)
    storage.setItem(key, JSON.stringify({ version: 1, ...EMPTY_FORM, prompt }))
  storage.setItem('inbetween.draft.copied', '["mine"]')
  adoptSingleDraft(storage)
  adoptSingleDraft(storage)
  expect(storage.length).toBe(2)
  expect(allDrafts(storage).map(({ id }) => readDraft(storage, id)?.prompt)).toEqual(['mine', 'earlier'])
})
