import { QueryClientProvider, useQueryClient } from '@tanstack/react-query'
import { screen } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { useEffect } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { putGeneration } from '#lib/client/generations/generation-pages'
import { madeUpGeneration } from '#lib/client/testing/made-up-generation'
import { clientThatKnows } from '#lib/client/testing/made-up-spending'
import { DEFAULT_RECIPE } from '#lib/domain/recipe/recipe'
import messages from '#messages/en'
import { Studio } from './studio.tsx'

const never = () => new Promise<never>(() => {})
const actions = {
  ...{ uploadImage: never, findImages: never, submitGeneration: never, submitVariations: never },
  ...{ cancelGeneration: never, anotherTake: never, sendAgain: never, nameTask: never },
  ...{ cropSource: never, cropImage: never, savePreset: never, renamePreset: never, deletePreset: never },
}
const firstPage = { generations: [madeUpGeneration('earlier')], nextCursor: null, rev: '1' }

/** What a press of Generate does, as early as there can be one: the composer has come alive, and the cards beside it not yet. */
function EarlyPress() {
  const client = useQueryClient()
  useEffect(() => putGeneration(client, madeUpGeneration('pressed')), [client])
  return null
}

function page() {
  return (
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
      <QueryClientProvider client={clientThatKnows()}>
        <Studio actions={actions} firstPage={firstPage} sandbox defaults={DEFAULT_RECIPE} />
        <EarlyPress />
      </QueryClientProvider>
    </NextIntlClientProvider>
  )
}

beforeEach(() => {
  vi.stubGlobal('fetch', never)
  // Everything comes alive in its own time, as in a browser.
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false)
})
afterEach(() => vi.unstubAllGlobals())

it('shows what was submitted before the cards came alive, and keeps those that the server drew', async () => {
  // What is brought on demand is there the second time.
  renderToString(page())
  await vi.dynamicImportSettled()
  document.body.innerHTML = renderToString(page())
  const drawn = screen.getByRole('article', { name: 'Prompt of earlier' })
  const thrownAway = vi.fn()
  const root = hydrateRoot(document.body, page(), { onRecoverableError: thrownAway })
  await screen.findByRole('article', { name: 'Prompt of pressed' })
  expect(screen.getAllByRole('article')).toContain(drawn)
  expect(thrownAway).not.toHaveBeenCalled()
  root.unmount()
})
