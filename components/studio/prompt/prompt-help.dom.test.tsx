import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { NextIntlClientProvider } from 'next-intl'
import { useForm } from 'react-hook-form'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { EMPTY_FORM, type RecipeForm, type RecipeFormApi, recipeResolver } from '#lib/client/recipe/recipe-form'
import type { PresetActions, PresetView } from '#lib/domain/recipe/preset'
import type { Recipe } from '#lib/domain/recipe/recipe'
import messages from '#messages/en'
import { PromptHelp } from './prompt-help.tsx'

const preset: PresetView = {
  id: '3b241101-e2bb-4255-8caf-4136c566a962',
  name: 'Night',
  value: { version: 1, prompt: 'a city at night', duration: 10, images: [{ role: 'first_frame', sha256: 'a' }] },
  images: [{ role: 'first_frame', sha256: 'a'.repeat(64), image: null }],
}
const actions = {
  savePreset: vi.fn<PresetActions['savePreset']>(),
  renamePreset: vi.fn<PresetActions['renamePreset']>(),
  deletePreset: vi.fn<PresetActions['deletePreset']>(),
}
const user = userEvent.setup()
let form: RecipeFormApi
let asked: string[]
let answers: Record<string, unknown>

function Page() {
  form = useForm<RecipeForm, unknown, Recipe>({ defaultValues: EMPTY_FORM, resolver: recipeResolver })
  return (
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
      <QueryClientProvider client={new QueryClient()}>
        <form>
          <textarea aria-label="Prompt" {...form.register('prompt')} />
          <PromptHelp form={form} kind="text" actions={actions} />
        </form>
      </QueryClientProvider>
    </NextIntlClientProvider>
  )
}

beforeEach(() => {
  asked = []
  answers = {
    '/api/presets': {
      presets: [{ ...preset, value: { ...preset.value, images: preset.images.map(({ image: _, ...rest }) => rest) } }],
    },
  }
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path)
    return Response.json(answers[path.split('?')[0] ?? ''])
  })
  for (const action of Object.values(actions)) action.mockReset().mockResolvedValue({ ok: true, value: null })
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const open = (name: string) => user.click(screen.getByRole('button', { name }))
const part = (name: string) => screen.findByRole('textbox', { name })

it('composes and takes apart, in both directions', async () => {
  render(<Page />)
  await user.type(screen.getByRole('textbox', { name: 'Prompt' }), 'A fox')
  await open('Builder')
  await user.type(await part('Movement'), 'runs')
  expect(form.getValues()).toMatchObject({ prompt: 'A fox, runs', parts: { subject: 'A fox', movement: 'runs' } })
  await user.type(screen.getByRole('textbox', { name: 'Prompt' }), ' home')
  expect(await part('Movement')).toHaveProperty('value', 'runs home')
})

it('waits until typing rests before it searches, and asks once for what was typed', async () => {
  answers['/api/prompts'] = { prompts: [], more: false, lookedAt: 5000 }
  render(<Page />)
  await open('History')
  await screen.findByText('No prompt was submitted yet.')
  await user.type(screen.getByRole('searchbox'), 'red fox')
  await screen.findByText('No past prompt holds these words.')
  expect(asked).toEqual(['/api/prompts?q=', '/api/prompts?q=red%20fox'])
})

it('does not say that nothing was found before the search was answered', async () => {
  const held = Promise.withResolvers<Response>()
  const empty = { prompts: [], more: false, lookedAt: 0 }
  vi.stubGlobal('fetch', (path: string) =>
    path.endsWith('?q=') ? Promise.resolve(Response.json(empty)) : held.promise,
  )
  render(<Page />)
  await open('History')
  await screen.findByText('No prompt was submitted yet.')
  await user.type(screen.getByRole('searchbox'), 'red fox')
  await screen.findByText('Loading…')
  expect(screen.queryByText('No past prompt holds these words.')).toBeNull()
  held.resolve(Response.json(empty))
  await screen.findByText('No past prompt holds these words.')
})

it('says what a preset changes and which images are gone, applies it, and brings back what stood there', async () => {
  render(<Page />)
  await user.type(screen.getByRole('textbox', { name: 'Prompt' }), 'A fox')
  await open('Presets')
  const row = within(await screen.findByRole('listitem'))
  expect(row.getByText('Changes prompt, 10 s, 1 image')).toBeTruthy()
  expect(row.getByText('1 image is no longer in the library and will be left out.')).toBeTruthy()
  await user.click(row.getByRole('button', { name: 'Apply “Night”' }))
  expect(form.getValues()).toMatchObject({ prompt: 'a city at night', duration: 10, mode: 'std', images: [] })
  expect(screen.getByText(/“Night” was applied. 1 image is no longer in the library/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Bring back what stood there' }))
  expect(form.getValues()).toMatchObject({ prompt: 'A fox', duration: 5 })
})

it('saves under the same id again when there was no answer, so that one preset comes of it', async () => {
  actions.savePreset.mockRejectedValueOnce(new TypeError('Failed to fetch'))
  render(<Page />)
  await open('Presets')
  await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Mine')
  await user.click(screen.getByRole('button', { name: 'Save preset' }))
  await screen.findByText('The server did not answer. Try again.')
  await user.click(screen.getByRole('button', { name: 'Save preset' }))
  await screen.findByText('“Mine” was saved.')
  const [first, second] = actions.savePreset.mock.calls.map(([input]) => input)
  expect(second).toEqual(first)
  expect(first?.value).toMatchObject({ version: 1, duration: 5 })
})

it('lists what was saved even while the list was still on its way', async () => {
  let asks = 0
  vi.stubGlobal('fetch', (path: string, { signal }: { signal: AbortSignal }) => {
    asks += 1
    const list = asks === 1 ? { presets: [] } : answers[path]
    const abandoned = new Promise<Response>((_, reject) =>
      signal.addEventListener('abort', () => reject(signal.reason)),
    )
    return asks === 1 ? abandoned : Promise.resolve(Response.json(list))
  })
  render(<Page />)
  await open('Presets')
  await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Night{Enter}')
  expect(await screen.findByRole('listitem')).toBeTruthy()
})

it('says that somebody else deleted it', async () => {
  actions.renamePreset.mockResolvedValueOnce({ ok: false, problem: 'not_found' })
  render(<Page />)
  await open('Presets')
  await user.click(await screen.findByRole('button', { name: 'Rename “Night”' }))
  await user.type(screen.getByRole('textbox', { name: 'Rename “Night”' }), 'fall{Enter}')
  await waitFor(() => expect(screen.getByText('Somebody deleted this preset meanwhile.')).toBeTruthy())
})
