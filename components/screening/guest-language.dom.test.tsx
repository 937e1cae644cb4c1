import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, it, vi } from 'vitest'
import en from '#messages/en'
import { LanguagePlace } from './language-place.tsx'

const refresh = vi.hoisted(() => vi.fn())
// The router of a running app: there is none in a document of a test.
vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh }) }))
afterEach(cleanup)

it('leaves the page as it is without a network, says so, and goes on with the next press', async () => {
  const fetch = vi.fn(async () => new Response())
  fetch.mockRejectedValueOnce(new TypeError('Failed to fetch'))
  vi.stubGlobal('fetch', fetch)
  render(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <LanguagePlace />
    </NextIntlClientProvider>,
  )
  const press = () => userEvent.click(screen.getByRole('button', { name: '中文' }))
  await press()
  expect((await screen.findByRole('alert')).textContent).toBe(en.shell.languageFailed)
  expect(refresh).not.toHaveBeenCalled()
  await press()
  await vi.waitFor(() => expect(refresh).toHaveBeenCalledOnce())
  await vi.waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
})
