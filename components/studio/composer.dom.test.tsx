import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { NextIntlClientProvider } from 'next-intl'
import { useForm } from 'react-hook-form'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { EMPTY_FORM, type RecipeForm, recipeResolver } from '#lib/client/recipe-form'
import { madeUpGeneration } from '#lib/client/testing/made-up-generation'
import type { Cards } from '#lib/client/use-submit'
import type { StudioActions } from '#lib/domain/actions'
import type { CropActions } from '#lib/domain/crop-schema'
import type { GenerationView } from '#lib/domain/generation'
import type { PresetActions } from '#lib/domain/preset'
import type { Recipe, Role } from '#lib/domain/recipe'
import messages from '#messages/en'
import { Composer } from './composer.tsx'

const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0)
const png = (name: string) => new File([PNG], name, { type: 'image/png' })

let uploads: number
const uploadImage = vi.fn<StudioActions['uploadImage']>()
const submitGeneration = vi.fn<StudioActions['submitGeneration']>()
const findImages = vi.fn<StudioActions['findImages']>()
const crops = { cropSource: vi.fn(), cropImage: vi.fn() } satisfies CropActions
const presets = { savePreset: vi.fn(), renamePreset: vi.fn(), deletePreset: vi.fn() } satisfies PresetActions
const cards = { put: vi.fn(), replace: vi.fn(), remove: vi.fn() } satisfies Cards

function Page({ source = null }: { source?: GenerationView | null }) {
  const form = useForm<RecipeForm, unknown, Recipe>({ defaultValues: EMPTY_FORM, resolver: recipeResolver })
  return (
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
      <Composer
        form={form}
        actions={{ uploadImage, submitGeneration, findImages, ...crops, ...presets }}
        cards={cards}
        source={source}
      />
    </NextIntlClientProvider>
  )
}

const user = userEvent.setup()
const region = (name: string) => within(screen.getByRole('region', { name }))
const pick = (slot: string, ...files: File[]) => user.upload(region(slot).getByLabelText(slot), files)
/** Picks files that the board takes, and waits until the library has them. */
const add = async (slot: string, ...files: File[]) => {
  await pick(slot, ...files)
  for (const file of files) await region(slot).findByAltText(`${slot}: ${file.name}`)
  await waitFor(() => expect(document.querySelector('[aria-busy=true]')).toBeNull())
}
const settled = () => screen.findByRole('button', { name: 'Generate' })
const write = (text: string) => user.type(screen.getByRole('textbox', { name: 'Prompt' }), text)
const generate = async () => user.click(await settled())

beforeEach(() => {
  uploads = 0
  localStorage.clear()
  vi.stubGlobal('createImageBitmap', async () => ({ width: 800, height: 600, close() {} }))
  uploadImage.mockReset().mockImplementation(async () => {
    const sha256 = String(++uploads).padStart(64, '0')
    return { ok: true, value: { sha256, url: `/media/${sha256}.png`, width: 800, height: 600, bytes: 9 } }
  })
  submitGeneration.mockReset().mockResolvedValue({ ok: true, value: madeUpGeneration('real') })
  for (const spy of Object.values(cards)) spy.mockReset()
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

describe('generate', () => {
  it('shows the card at once, lets the real one take its place and leaves the form as it was', async () => {
    render(<Page />)
    await write('a cat')
    await user.click(screen.getByRole('radio', { name: 'Pro 1080p' }))
    await generate()
    const [standIn] = cards.put.mock.calls[0] ?? []
    expect(standIn).toMatchObject({ recipe: { prompt: 'a cat', mode: 'pro' }, status: { state: 'queued' } })
    await waitFor(() => expect(cards.replace).toHaveBeenCalledWith(standIn.id, madeUpGeneration('real')))
    expect(submitGeneration).toHaveBeenCalledExactlyOnceWith({ clickKey: standIn.id, recipe: standIn.recipe })
    expect(screen.getByRole('textbox', { name: 'Prompt' })).toHaveProperty('value', 'a cat')
  })

  it('makes one of a double click', async () => {
    render(<Page />)
    await write('a cat')
    await user.dblClick(await settled())
    await waitFor(() => expect(cards.replace).toHaveBeenCalled())
    expect(submitGeneration).toHaveBeenCalledOnce()
  })

  it('asks for the prompt at the prompt, and sends nothing', async () => {
    render(<Page />)
    await generate()
    expect(await screen.findByText('Write what should happen in the clip.')).toBeTruthy()
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Prompt' }))
    expect(submitGeneration).not.toHaveBeenCalled()
  })

  it('takes the card back when there is no answer, and tries again under the same key', async () => {
    submitGeneration.mockRejectedValueOnce(new TypeError('Failed to fetch'))
    render(<Page />)
    await write('a cat')
    await generate()
    expect(await screen.findByText(/The server did not answer/)).toBeTruthy()
    expect(cards.remove).toHaveBeenCalledWith(cards.put.mock.calls[0]?.[0].id)
    await generate()
    await waitFor(() => expect(cards.replace).toHaveBeenCalled())
    const [first, second] = submitGeneration.mock.calls.map(([input]) => input.clickKey)
    expect(second).toBe(first)
  })

  it('says a refusal of the server at the control that can mend it', async () => {
    submitGeneration.mockResolvedValueOnce({ ok: false, problem: 'prompt_too_long', field: 'prompt' })
    render(<Page />)
    await write('a cat')
    await generate()
    expect(await screen.findByText(/The prompt is too long/)).toBeTruthy()
    expect(screen.getByRole('textbox', { name: 'Prompt' }).getAttribute('aria-invalid')).toBe('true')
  })
})

describe('the board', () => {
  it('names the shape that follows from the slots', async () => {
    render(<Page />)
    expect(screen.getByText('Text to video')).toBeTruthy()
    await add('References', png('cat.png'))
    expect(screen.getByText('References', { selector: 'output' })).toBeTruthy()
    await pick('First frame', png('dawn.png'))
    expect(await screen.findByText('References with frames')).toBeTruthy()
  })

  it('sends images with their roles in order, after swap', async () => {
    render(<Page />)
    await add('First frame', png('dawn.png'))
    await add('Last frame', png('night.png'))
    await add('References', png('cat.png'), png('hat.png'))
    await user.click(screen.getByRole('button', { name: 'Swap frames' }))
    await write('x')
    await generate()
    const sent = submitGeneration.mock.calls[0]?.[0].recipe.images.map(({ role, sha256 }) => [role, Number(sha256)])
    expect(sent).toEqual([
      ['first_frame', 2],
      ['last_frame', 1],
      ['reference', 3],
      ['reference', 4],
    ])
  })

  it('makes Generate wait for an upload', async () => {
    const answer = Promise.withResolvers<Awaited<ReturnType<StudioActions['uploadImage']>>>()
    uploadImage.mockReturnValueOnce(answer.promise)
    render(<Page />)
    await write('x')
    await pick('First frame', png('dawn.png'))
    await user.click(await screen.findByRole('button', { name: 'Uploading…' }))
    expect(submitGeneration).not.toHaveBeenCalled()
    answer.resolve({ ok: true, value: { sha256: 'a'.repeat(64), url: '/m', width: 1, height: 1, bytes: 1 } })
    expect(await settled()).toBeTruthy()
  })

  it('keeps the file of an upload that failed, and sends it again on request', async () => {
    uploadImage.mockRejectedValueOnce(new TypeError('Failed to fetch'))
    render(<Page />)
    await write('x')
    await pick('First frame', png('dawn.png'))
    await user.click(await region('First frame').findByRole('button', { name: 'Try again' }))
    await waitFor(() => expect(region('First frame').queryByRole('button', { name: 'Try again' })).toBeNull())
    const [first, second] = uploadImage.mock.calls.map(([form]) => form.get('file'))
    expect(second).toStrictEqual(first)
  })

  it('does not generate with an image that did not arrive, and says so', async () => {
    uploadImage.mockResolvedValueOnce({ ok: false, problem: 'no_space' })
    render(<Page />)
    await write('x')
    await pick('First frame', png('dawn.png'))
    await region('First frame').findByText(/disk is full/)
    await generate()
    expect(await screen.findByText(/An image did not reach the server/)).toBeTruthy()
    expect(submitGeneration).not.toHaveBeenCalled()
  })

  it('refuses a file by name and keeps the picture that was there', async () => {
    render(<Page />)
    await add('First frame', png('dawn.png'))
    await user.upload(
      region('First frame').getByLabelText('First frame'),
      new File(['%PDF-1.7'], 'script.png', { type: 'image/png' }),
    )
    expect(await screen.findByText(/script.png: PDF files cannot be used/)).toBeTruthy()
    expect(region('First frame').getByAltText('First frame: dawn.png')).toBeTruthy()
  })

  it('puts the old picture back when the new one turns out too small', async () => {
    render(<Page />)
    await add('First frame', png('dawn.png'))
    vi.stubGlobal('createImageBitmap', async () => ({ width: 200, height: 200, close() {} }))
    await pick('First frame', png('stamp.png'))
    expect(await screen.findByText(/stamp.png: The picture is too small/)).toBeTruthy()
    expect(region('First frame').getByAltText('First frame: dawn.png')).toBeTruthy()
  })

  it('leaves out what does not fit, and says how many', async () => {
    render(<Page />)
    await pick('References', ...['a', 'b', 'c', 'd', 'e', 'f'].map((name) => png(`${name}.png`)))
    expect(await screen.findByText('2 files did not fit and were left out: e.png and f.png.')).toBeTruthy()
    await region('References').findByAltText('References: d.png')
    expect(region('References').getAllByRole('img')).toHaveLength(4)
  })

  it('undoes and redoes every change, while an upload goes on', async () => {
    const answer = Promise.withResolvers<Awaited<ReturnType<StudioActions['uploadImage']>>>()
    render(<Page />)
    await add('First frame', png('dawn.png'))
    uploadImage.mockReturnValueOnce(answer.promise)
    await pick('First frame', png('night.png'))
    await region('First frame').findByAltText('First frame: night.png')
    await user.click(screen.getByRole('button', { name: 'Undo board change' }))
    expect(region('First frame').getByAltText('First frame: dawn.png')).toBeTruthy()
    expect(screen.getByText('Undone.')).toBeTruthy()
    const value = { sha256: 'a'.repeat(64), url: '/m', width: 1, height: 1, bytes: 1 }
    answer.resolve({ ok: true, value })
    await user.click(screen.getByRole('button', { name: 'Swap frames' }))
    await user.click(screen.getByRole('button', { name: 'Undo board change' }))
    await user.click(screen.getByRole('button', { name: 'Undo board change' }))
    expect(region('First frame').queryByRole('img')).toBeNull()
    expect(screen.getByRole('button', { name: 'Undo board change' })).toHaveProperty('disabled', true)
    await user.click(screen.getByRole('button', { name: 'Redo board change' }))
    await user.click(screen.getByRole('button', { name: 'Redo board change' }))
    expect(region('Last frame').getByAltText('Last frame: dawn.png')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Redo board change' })).toHaveProperty('disabled', true)
  })

  it('brings an upload that was undone back as it stands by then, and sends it', async () => {
    const answer = Promise.withResolvers<Awaited<ReturnType<StudioActions['uploadImage']>>>()
    uploadImage.mockReturnValueOnce(answer.promise)
    render(<Page />)
    await write('x')
    await pick('First frame', png('dawn.png'))
    await region('First frame').findByAltText('First frame: dawn.png')
    await user.click(screen.getByRole('button', { name: 'Undo board change' }))
    await waitFor(() => expect(uploadImage).toHaveBeenCalledOnce())
    answer.resolve({ ok: true, value: { sha256: 'a'.repeat(64), url: '/m', width: 1, height: 1, bytes: 1 } })
    await user.click(screen.getByRole('button', { name: 'Redo board change' }))
    await generate()
    await waitFor(() => expect(submitGeneration).toHaveBeenCalled())
    const sent = submitGeneration.mock.calls[0]?.[0].recipe.images
    expect(sent).toEqual([{ role: 'first_frame', sha256: 'a'.repeat(64) }])
    expect(uploadImage).toHaveBeenCalledOnce()
  })

  it('leaves a file that turned out to be too small out of everything that can be brought back', async () => {
    render(<Page />)
    await add('First frame', png('dawn.png'))
    vi.stubGlobal('createImageBitmap', async () => ({ width: 200, height: 200, close() {} }))
    await pick('First frame', png('stamp.png'))
    await screen.findByText(/stamp.png: The picture is too small/)
    await user.click(screen.getByRole('button', { name: 'Undo board change' }))
    expect(region('First frame').queryByRole('img')).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Redo board change' }))
    expect(region('First frame').getByAltText('First frame: dawn.png')).toBeTruthy()
  })

  it('makes a loop with one press, sends the image twice and its file once, and frees the last frame again', async () => {
    const answer = Promise.withResolvers<Awaited<ReturnType<StudioActions['uploadImage']>>>()
    uploadImage.mockReturnValueOnce(answer.promise)
    render(<Page />)
    await write('x')
    await pick('First frame', png('dawn.png'))
    await region('First frame').findByAltText('First frame: dawn.png')
    await user.click(screen.getByRole('button', { name: 'Loop' }))
    expect(screen.getByRole('button', { name: 'Looping', pressed: true })).toBeTruthy()
    answer.resolve({ ok: true, value: { sha256: 'a'.repeat(64), url: '/m', width: 1, height: 1, bytes: 1 } })
    await generate()
    await waitFor(() => expect(submitGeneration).toHaveBeenCalled())
    const sent = submitGeneration.mock.calls[0]?.[0].recipe.images
    expect(sent).toEqual(['first_frame', 'last_frame'].map((role) => ({ role, sha256: 'a'.repeat(64) })))
    expect(uploadImage).toHaveBeenCalledOnce()
    await user.click(screen.getByRole('button', { name: 'Looping' }))
    expect(region('Last frame').queryByRole('img')).toBeNull()
    expect(screen.getByRole('button', { name: 'Loop', pressed: false })).toBeTruthy()
  })

  it('asks for a first frame when there is only a last one, and mends it', async () => {
    render(<Page />)
    await pick('Last frame', png('night.png'))
    await user.click(await screen.findByRole('button', { name: 'Make it the first frame' }))
    expect(region('First frame').getByAltText('First frame: night.png')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Make it the first frame' })).toBeNull()
  })

  it('keeps the focus near and says so when an image is removed', async () => {
    render(<Page />)
    await add('First frame', png('dawn.png'))
    await user.click(region('First frame').getByRole('button', { name: 'Remove' }))
    expect(screen.getByText('dawn.png removed.')).toBeTruthy()
    expect(document.activeElement).toBe(region('First frame').getByLabelText('First frame'))
  })
})

describe('duration', () => {
  it('cannot be 15 s while there are images, and says why', async () => {
    render(<Page />)
    await add('References', png('cat.png'))
    expect(screen.getByRole('radio', { name: '15 s' })).toHaveProperty('disabled', true)
    expect(screen.getByText('15 s works from text alone. Remove the images to choose it.')).toBeTruthy()
  })

  it('stays 15 s when an image comes later, shows the problem and mends it in one click', async () => {
    render(<Page />)
    await write('x')
    await user.click(screen.getByRole('radio', { name: '15 s' }))
    await pick('First frame', png('dawn.png'))
    expect(await screen.findByText(/With images a clip has at most 10 s/)).toBeTruthy()
    expect(screen.getByRole('radio', { name: '15 s' })).toHaveProperty('checked', true)
    await generate()
    expect(submitGeneration).not.toHaveBeenCalled()
    await user.click(screen.getByRole('button', { name: 'Use 10 s' }))
    await generate()
    await waitFor(() => expect(submitGeneration.mock.calls[0]?.[0].recipe.duration).toBe(10))
  })
})

describe('the draft', () => {
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
    await user.click(screen.getByRole('button', { name: 'Let it go' }))
    expect(screen.queryByText('Your earlier draft is kept.')).toBeNull()
    expect(prompt().value).toBe('A fox at night')
  })
})
