import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { NextIntlClientProvider } from 'next-intl'
import { useForm } from 'react-hook-form'
import { afterEach, beforeAll, beforeEach, expect, vi } from 'vitest'
import { Composer } from '#components/studio/composer'
import { NO_PROJECTS, type Projects } from '#components/studio/settings/use-project'
import { EMPTY_FORM, type RecipeForm, recipeResolver } from '#lib/client/recipe/recipe-form'
import type { Cards } from '#lib/client/recipe/use-submit'
import { madeUpGeneration } from '#lib/client/testing/made-up-generation'
import { clientThatKnows } from '#lib/client/testing/made-up-spending'
import type { StudioActions } from '#lib/domain/actions'
import type { GenerationView } from '#lib/domain/generation/generation'
import type { CropActions } from '#lib/domain/images/crop-schema'
import type { Locale } from '#lib/domain/locales'
import type { PresetActions } from '#lib/domain/recipe/preset'
import type { Recipe } from '#lib/domain/recipe/recipe'
import en from '#messages/en'
import zh from '#messages/zh-CN'

/** The composer on a page, and what a person does with it; what the server would do is answered by spies. */
const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0)
export const png = (name: string) => new File([PNG], name, { type: 'image/png' })

let uploads: number
let knowing: QueryClient
export const uploadImage = vi.fn<StudioActions['uploadImage']>()
export const submitGeneration = vi.fn<StudioActions['submitGeneration']>()
export const submitVariations = vi.fn<StudioActions['submitVariations']>()
const findImages = vi.fn<StudioActions['findImages']>()
const crops = { cropSource: vi.fn(), cropImage: vi.fn() } satisfies CropActions
const presets = { savePreset: vi.fn(), renamePreset: vi.fn(), deletePreset: vi.fn() } satisfies PresetActions
export const cards = { put: vi.fn(), replace: vi.fn(), remove: vi.fn() } satisfies Cards

export function Page({
  source = null,
  client = knowing,
  empty = EMPTY_FORM,
  resolver = recipeResolver,
  projects = NO_PROJECTS,
  locale = 'en',
}: {
  source?: GenerationView | null
  /** Of a page that knows other prices and limits. */
  client?: QueryClient
  /** Of a team that has defaults of its own. */
  empty?: RecipeForm
  /** Of a page on which checking a recipe takes its time. */
  resolver?: typeof recipeResolver
  projects?: Projects
  locale?: Locale
}) {
  const form = useForm<RecipeForm, unknown, Recipe>({ defaultValues: empty, resolver })
  return (
    <NextIntlClientProvider locale={locale} messages={locale === 'en' ? en : zh} timeZone="UTC">
      <QueryClientProvider client={client}>
        <Composer
          form={form}
          actions={{ uploadImage, submitGeneration, submitVariations, findImages, ...crops, ...presets }}
          cards={cards}
          source={source}
          empty={empty}
          projects={projects}
        />
      </QueryClientProvider>
    </NextIntlClientProvider>
  )
}

/** Has the next upload wait until it is answered. */
export function holdUpload() {
  const upload = Promise.withResolvers<Awaited<ReturnType<StudioActions['uploadImage']>>>()
  uploadImage.mockReturnValueOnce(upload.promise)
  return upload
}

/** A file that cannot be read before it is let go of. */
export function heldFile(name: string, bytes: Uint8Array<ArrayBuffer> = PNG) {
  const file = new File([bytes], name, { type: 'image/png' })
  const held = Promise.withResolvers<void>()
  const slice = file.slice.bind(file)
  file.slice = (...part) => {
    const piece = slice(...part)
    const read = piece.arrayBuffer.bind(piece)
    piece.arrayBuffer = () => held.promise.then(read)
    return piece
  }
  return { file, letGo: held.resolve }
}

export const user = userEvent.setup()
export const region = (name: string) => within(screen.getByRole('region', { name }))
export const pick = (slot: string, ...files: File[]) => user.upload(region(slot).getByLabelText(slot), files)
/** Picks files that the board takes, and waits until the library has them. */
export const add = async (slot: string, ...files: File[]) => {
  await pick(slot, ...files)
  for (const file of files) await region(slot).findByAltText(`${slot}: ${file.name}`)
  await waitFor(() => expect(document.querySelector('[aria-busy=true]')).toBeNull())
}
export const settled = () => screen.findByRole('button', { name: 'Generate' })
export const write = (text: string) => user.type(screen.getByRole('textbox', { name: 'Prompt' }), text)
export const generate = async () => user.click(await settled())

beforeAll(() =>
  Promise.all([
    import('#components/studio/settings/ratio-words'),
    import('#components/studio/board/images-problem-words'),
  ]),
)
beforeEach(() => {
  uploads = 0
  knowing = clientThatKnows()
  localStorage.clear()
  sessionStorage.clear()
  vi.stubGlobal('createImageBitmap', async () => ({ width: 800, height: 600, close() {} }))
  uploadImage.mockReset().mockImplementation(async () => {
    const sha256 = String(++uploads).padStart(64, '0')
    return { ok: true, value: { sha256, url: `/media/${sha256}.png`, width: 800, height: 600, bytes: 9 } }
  })
  submitGeneration.mockReset().mockResolvedValue({ ok: true, value: madeUpGeneration('real') })
  submitVariations.mockReset()
  for (const spy of Object.values(cards)) spy.mockReset()
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})
