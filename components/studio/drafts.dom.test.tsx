import { render, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { allDrafts, draftNameKey, writeDraft } from '#lib/client/drafts/draft'
import { EMPTY_FORM, untouchedForm } from '#lib/client/recipe/recipe-form'
import { madeUpGeneration } from '#lib/client/testing/made-up-generation'
import type { Role } from '#lib/domain/recipe/recipe'
import {
  add,
  generate,
  holdUpload,
  Page,
  pick,
  png,
  region,
  settled,
  submitGeneration,
  uploadImage,
  user,
  write,
} from './testing/composer-page.tsx'

describe('the draft', () => {
  it('has the still that was on its way when the page was left, and what became of it since', async () => {
    const upload = holdUpload()
    const { unmount } = render(<Page />)
    await settled()
    await pick('First frame', png('dawn.png'))
    await region('First frame').findByAltText('First frame: dawn.png')
    unmount()
    const elsewhere = render(<Page />)
    await region('First frame').findByAltText('First frame: dawn.png')
    elsewhere.unmount()
    upload.resolve({ ok: false, problem: 'unavailable' })
    render(<Page />)
    await user.click(await region('First frame').findByRole('button', { name: 'Try again' }))
    await waitFor(() => expect(document.querySelector('[aria-busy=true]')).toBeNull())
    expect(region('First frame').queryByRole('button', { name: 'Try again' })).toBeNull()
    expect(uploadImage).toHaveBeenCalledTimes(2)
  })

  it('survives leaving the page, with its images', async () => {
    const page = render(<Page />)
    await write('a cat')
    await user.click(screen.getByRole('switch', { name: 'Audio' }))
    await add('First frame', png('dawn.png'))
    page.unmount()
    render(<Page />)
    expect(screen.getByRole('textbox', { name: 'Prompt' })).toHaveProperty('value', 'a cat')
    expect(screen.getByRole('switch', { name: 'Audio' })).toHaveProperty('checked', true)
    expect(region('First frame').getByAltText('First frame: dawn.png').getAttribute('src')).toMatch(/^\/media\//)
  })
})

describe('several drafts', () => {
  const openDialog = () => user.click(screen.getByRole('button', { name: 'Drafts' }))
  const prompt = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Prompt' })

  it('takes over the draft of a browser that had one alone', async () => {
    localStorage.setItem('inbetween.draft', JSON.stringify({ version: 1, ...EMPTY_FORM, prompt: 'Of old' }))
    render(<Page />)
    await settled()
    await waitFor(() => expect(prompt().value).toBe('Of old'))
  })

  it('begins another, names, opens, deletes and brings back, and undo is of one draft alone', async () => {
    render(<Page />)
    await write('One')
    await add('First frame', png('dawn.png'))
    await user.click(screen.getByRole('button', { name: 'New draft' }))
    expect(prompt().value).toBe('')
    expect(region('First frame').queryByRole('img')).toBeNull()
    expect(screen.getByRole('button', { name: 'Undo board change' })).toHaveProperty('disabled', true)
    await write('Two')
    await openDialog()
    await user.click(await screen.findByRole('button', { name: 'Name of “One”' }))
    await user.keyboard('Harbour{Enter}')
    await user.click(screen.getByRole('button', { name: 'Delete “Two”' }))
    expect(prompt().value).toBe('')
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Undo' }))
    await screen.findByRole('button', { name: 'Open the draft “Two”' })
    await user.click(screen.getByRole('button', { name: 'Open the draft “Harbour”' }))
    expect(prompt().value).toBe('One')
    expect(region('First frame').getByAltText('First frame: dawn.png')).toBeTruthy()
    expect(await screen.findByText('Harbour')).toBeTruthy()
  })

  it('begins as the team does, which is nobody’s work', async () => {
    const empty = untouchedForm({ mode: 'pro', duration: 10, aspectRatio: '9:16', audio: true, watermark: true })
    render(<Page empty={empty} />)
    await settled()
    const nameOf = (group: string) =>
      within(screen.getByRole('radiogroup', { name: group })).getByRole('radio', { checked: true })
    const seen = () =>
      ['Quality', 'Duration', 'Aspect ratio'].map((group) => nameOf(group).closest('label')?.textContent)
    expect(seen()).toEqual(['Pro 1080p', '10 s', '9:16'])
    expect(allDrafts(localStorage)).toEqual([])
    await user.click(screen.getByRole('radio', { name: 'Standard 720p' }))
    await user.click(screen.getByRole('switch', { name: 'Audio' }))
    expect(allDrafts(localStorage)).toHaveLength(1)
    await user.click(screen.getByRole('button', { name: 'New draft' }))
    expect(seen()).toEqual(['Pro 1080p', '10 s', '9:16'])
    expect(screen.getByRole('switch', { name: 'Audio' })).toHaveProperty('checked', true)
  })

  it('says of another draft nothing of what became of this one', async () => {
    render(<Page />)
    await write('One')
    await generate()
    expect(await screen.findByText('Submitted: see it')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'New draft' }))
    expect(screen.queryByText('Submitted: see it')).toBeNull()
  })

  it('keeps no empty ones, and 50 at most, the named ones longest', async () => {
    for (let n = 0; n < 50; n++) writeDraft(localStorage, `old-${n}`, { ...EMPTY_FORM, prompt: `Old ${n}` }, n + 1)
    localStorage.setItem(draftNameKey('old-0'), 'Dear')
    render(<Page />)
    await settled()
    await user.click(screen.getByRole('button', { name: 'New draft' }))
    await waitFor(() => expect(allDrafts(localStorage)).toHaveLength(49))
    await user.click(screen.getByRole('button', { name: 'New draft' }))
    await write('x')
    expect(allDrafts(localStorage)).toHaveLength(50)
    const ids = allDrafts(localStorage).map(({ id }) => id)
    expect(ids).toContain('old-0')
    expect(ids).not.toContain('old-1')
  })
})

describe('editing what was submitted before', () => {
  const stored = (letter: string) => ({ sha256: letter.repeat(64), url: `/media/${letter.repeat(64)}.jpg` })
  const image = (role: Role, letter: string) => ({ role, ...stored(letter), width: 800, height: 600, bytes: 9 })
  const images = [image('reference', 'b'), image('first_frame', 'a'), image('reference', 'c')]
  const source = {
    ...madeUpGeneration(
      'failed',
      { state: 'failed' },
      { prompt: 'A fox', negativePrompt: 'blur', mode: 'pro', duration: 10 },
    ),
    images,
  }
  const prompt = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Prompt' })

  it('fills the form so that the same recipe is sent again, images in the same roles and order', async () => {
    render(<Page source={source} />)
    await generate()
    await waitFor(() => expect(submitGeneration).toHaveBeenCalled())
    const roles = images.map(({ role, sha256 }) => ({ role, sha256 }))
    expect(submitGeneration.mock.calls[0]?.[0].recipe).toEqual({ ...source.recipe, images: roles })
  })

  it('says nothing of a draft where there was none', async () => {
    render(<Page source={source} />)
    await settled()
    expect(prompt().value).toBe('A fox')
    expect(screen.queryByText('Your earlier draft is kept.')).toBeNull()
  })

  it('leaves a still that is on its way with the draft that stood there', async () => {
    const upload = holdUpload()
    const { rerender } = render(<Page />)
    await settled()
    await pick('First frame', png('dawn.png'))
    await region('First frame').findByAltText('First frame: dawn.png')
    rerender(<Page source={{ ...source, images: [] }} />)
    await waitFor(() => expect(prompt().value).toBe('A fox'))
    expect(region('First frame').queryByRole('img')).toBeNull()
    await user.click(await screen.findByRole('button', { name: 'Bring it back' }))
    await region('First frame').findByAltText('First frame: dawn.png')
    upload.resolve({ ok: true, value: { ...stored('d'), width: 800, height: 600, bytes: 9 } })
    await waitFor(() => expect(document.querySelector('[aria-busy=true]')).toBeNull())
  })

  it('says of a file that turns out to be none where it stands, once that draft is back, and not of another', async () => {
    const decoded = Promise.withResolvers<ImageBitmap>()
    vi.stubGlobal('createImageBitmap', () => decoded.promise)
    const { rerender } = render(<Page />)
    await settled()
    await pick('First frame', png('dawn.png'))
    await region('First frame').findByAltText('First frame: dawn.png')
    rerender(<Page source={{ ...source, images: [] }} />)
    await waitFor(() => expect(prompt().value).toBe('A fox'))
    decoded.reject(new DOMException('', 'InvalidStateError'))
    const back = await screen.findByRole('button', { name: 'Bring it back' })
    expect(screen.queryByText(/^dawn\.png:/)).toBeNull()
    await user.click(back)
    await user.click(await region('First frame').findByRole('button', { name: 'Try again' }))
    expect(await screen.findByText(/^dawn\.png:/)).toBeTruthy()
    await waitFor(() => expect(region('First frame').queryByRole('img')).toBeNull())
    expect(uploadImage).not.toHaveBeenCalled()
  })

  it('has nothing to undo of the draft that stood there: undoing that would change this one', async () => {
    const { rerender } = render(<Page />)
    await pick('First frame', png('dawn.png'))
    const undo = () => screen.getByRole('button', { name: 'Undo board change' })
    await waitFor(() => expect(undo()).toHaveProperty('disabled', false))
    rerender(<Page source={source} />)
    await waitFor(() => expect(undo()).toHaveProperty('disabled', true))
  })

  it('keeps the draft that stood there and brings it back, each in the place of the other, over a reload too', async () => {
    const { rerender, unmount } = render(<Page />)
    await settled()
    await write('My own idea')
    rerender(<Page source={source} />)
    expect(prompt().value).toBe('A fox')
    await write(' at night')
    await user.click(screen.getByRole('button', { name: 'Bring it back' }))
    expect(prompt().value).toBe('My own idea')
    unmount()
    render(<Page />)
    await settled()
    expect(prompt().value).toBe('My own idea')
    await user.click(await screen.findByRole('button', { name: 'Bring it back' }))
    expect(prompt().value).toBe('A fox at night')
    await user.click(screen.getByRole('button', { name: 'Not now' }))
    expect(screen.queryByText('Your earlier draft is kept.')).toBeNull()
    expect(prompt().value).toBe('A fox at night')
  })
})
