import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { NextIntlClientProvider } from 'next-intl'
import { useForm } from 'react-hook-form'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { EMPTY_FORM, type RecipeForm, type RecipeFormApi, recipeResolver } from '#lib/client/recipe/recipe-form'
import type { Cards } from '#lib/client/recipe/use-submit'
import { clientThatKnows } from '#lib/client/testing/made-up-spending'
import type { StudioActions } from '#lib/domain/actions'
import type { CropActions } from '#lib/domain/images/crop-schema'
import type { PresetActions } from '#lib/domain/recipe/preset'
import type { Recipe } from '#lib/domain/recipe/recipe'
import messages from '#messages/en'
import { Composer } from './composer.tsx'

const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0)
const png = (name: string) => new File([PNG], name, { type: 'image/png' })
const imageOf = (sha256: string, width: number, height: number) => ({
  sha256,
  url: `/media/${sha256}.jpg`,
  width,
  height,
  bytes: 9,
})

const client = clientThatKnows()
let form: RecipeFormApi
let uploads: number
const uploadImage = vi.fn<StudioActions['uploadImage']>()
const submitGeneration = vi.fn<StudioActions['submitGeneration']>()
const submitVariations = vi.fn<StudioActions['submitVariations']>()
const findImages = vi.fn<StudioActions['findImages']>()
const crops = { cropSource: vi.fn(), cropImage: vi.fn<CropActions['cropImage']>() }
const presets = { savePreset: vi.fn(), renamePreset: vi.fn(), deletePreset: vi.fn() } satisfies PresetActions
const cards = { put: vi.fn(), replace: vi.fn(), remove: vi.fn() } satisfies Cards

function Page() {
  const own = useForm<RecipeForm, unknown, Recipe>({ defaultValues: EMPTY_FORM, resolver: recipeResolver })
  form = own
  return (
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
      <QueryClientProvider client={client}>
        <Composer
          form={own}
          actions={{ uploadImage, submitGeneration, submitVariations, findImages, ...crops, ...presets }}
          cards={cards}
        />
      </QueryClientProvider>
    </NextIntlClientProvider>
  )
}

const user = userEvent.setup()
const region = (name: string) => within(screen.getByRole('region', { name }))
const settled = () => waitFor(() => expect(document.querySelector('[aria-busy=true]')).toBeNull())
const names = () => form.getValues('images').map((still) => still.name)
/** Lets pictures that the browser decodes have this size, and the library keep it. */
function pictures(width: number, height: number): void {
  const close = () => {}
  vi.stubGlobal('createImageBitmap', async () => ({ width, height, close }))
  uploadImage.mockImplementation(async () => {
    return { ok: true, value: imageOf(String(++uploads).padStart(64, '0'), width, height) }
  })
}
async function add(slot: string, ...files: string[]): Promise<void> {
  await user.upload(region(slot).getByLabelText(slot), files.map(png))
  for (const name of files) await region(slot).findByAltText(`${slot}: ${name}`)
  await settled()
}

beforeEach(() => {
  uploads = 0
  localStorage.clear()
  for (const spy of [uploadImage, submitGeneration, findImages, crops.cropSource, crops.cropImage]) spy.mockReset()
  pictures(800, 600)
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

it('lets references that found no room take the place of the last ones', async () => {
  render(<Page />)
  await add('References', 'a.png', 'b.png', 'c.png')
  await user.upload(region('References').getByLabelText('References'), [png('d.png'), png('e.png')])
  await user.click(await screen.findByRole('button', { name: 'Replace the last one' }))
  await waitFor(() => expect(names()).toEqual(['a.png', 'b.png', 'c.png', 'e.png']))
  expect(screen.queryByText(/did not fit/)).toBeNull()
})

it('removes what the library no longer has, when the server says so', async () => {
  submitGeneration.mockResolvedValueOnce({ ok: false, problem: 'image_unknown', field: 'images' })
  render(<Page />)
  await add('References', 'a.png', 'b.png')
  await user.type(screen.getByRole('textbox', { name: 'Prompt' }), 'x')
  await user.click(screen.getByRole('button', { name: 'Generate' }))
  findImages.mockResolvedValue({ ok: true, value: [imageOf('2'.padStart(64, '0'), 800, 600)] })
  await user.click(await screen.findByRole('button', { name: 'Remove what is missing' }))
  await waitFor(() => expect(names()).toEqual(['b.png']))
  expect(screen.queryByText(/no longer in the library/)).toBeNull()
})

it('crops nothing when the server does not answer, says so, and crops both frames in one change then', async () => {
  render(<Page />)
  await add('First frame', 'dawn.png')
  await add('Last frame', 'night.png')
  expect(screen.getByText(/First frame is 4:3, and you chose 16:9/)).toBeTruthy()
  crops.cropSource.mockImplementation(async (sha256: string) => {
    return { ok: true, value: { original: imageOf(sha256, 800, 600), crop: null } }
  })
  crops.cropImage.mockRejectedValueOnce(new TypeError('Failed to fetch'))
  await user.click(screen.getByRole('button', { name: 'Crop to 16:9' }))
  expect(await screen.findByText(/Nothing was cropped/)).toBeTruthy()

  crops.cropImage.mockImplementation(async ({ of, crop }) => {
    return { ok: true, value: imageOf(of.replace(/^0/, 'c'), crop.width, crop.height) }
  })
  const boards: number[] = []
  form.subscribe({ formState: { values: true }, callback: ({ values }) => void boards.push(values.images.length) })
  await user.click(screen.getByRole('button', { name: 'Crop to 16:9' }))
  expect(await screen.findByText(/Cropped to 16:9: 800 × 450 px/)).toBeTruthy()
  expect(form.getValues('images').map((still) => still.previewUrl.slice(0, 8))).toEqual(['/media/c', '/media/c'])
  expect(boards).toEqual([2])
})

it('takes a picture of too many pixels in, made smaller, once that is asked for', async () => {
  pictures(12_000, 9000)
  const drawn = vi.fn()
  vi.stubGlobal(
    'OffscreenCanvas',
    class {
      constructor(width: number, height: number) {
        drawn(width, height)
      }
      getContext = () => ({ drawImage() {}, fillRect() {} })
      convertToBlob = async () => new Blob([PNG])
    },
  )
  render(<Page />)
  await user.upload(region('First frame').getByLabelText('First frame'), png('poster.png'))
  expect(await screen.findByText(/more than 100 megapixels/)).toBeTruthy()
  expect(uploadImage).not.toHaveBeenCalled()
  await user.click(screen.getByRole('button', { name: 'Make it smaller' }))
  await waitFor(() => expect(uploadImage).toHaveBeenCalledOnce())
  expect(drawn).toHaveBeenCalledWith(4096, 3072)
})
