import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, screen } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { useForm } from 'react-hook-form'
import { expect, it, vi } from 'vitest'
import { EMPTY_FORM, type RecipeForm } from '#lib/client/recipe/recipe-form'
import { clientThatKnows } from '#lib/client/testing/made-up-spending'
import type { Recipe } from '#lib/domain/recipe/recipe'
import messages from '#messages/en'
import { PriceWords } from './price-words.tsx'

function Words({ client }: { client: QueryClient }) {
  const form = useForm<RecipeForm, unknown, Recipe>({ defaultValues: EMPTY_FORM })
  return (
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
      <QueryClientProvider client={client}>
        <PriceWords form={form} count={1} />
      </QueryClientProvider>
    </NextIntlClientProvider>
  )
}

it('comes alive as the server drew it, also where prices have come before', async () => {
  const place = document.createElement('p')
  place.innerHTML = renderToString(<Words client={new QueryClient()} />)
  document.body.append(place)
  const onRecoverableError = vi.fn()
  await act(async () => hydrateRoot(place, <Words client={clientThatKnows()} />, { onRecoverableError }))
  expect(onRecoverableError).not.toHaveBeenCalled()
  expect(screen.getByText(/\$/)).toBe(place)
})
