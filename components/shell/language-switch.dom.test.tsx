import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { LOCALE_COOKIE } from '#lib/domain/locales'
import en from '#messages/en'
import { LanguageSwitch } from './language-switch.tsx'

const refresh = vi.hoisted(() => vi.fn())
// The router of a running app: there is none in a document of a test.
vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh }) }))

beforeEach(() => {
  refresh.mockClear()
  // biome-ignore lint/suspicious/noDocumentCookie: as the app keeps it.
  document.cookie = `${LOCALE_COOKIE}=; max-age=0; path=/`
  render(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <LanguageSwitch />
    </NextIntlClientProvider>,
  )
})
afterEach(cleanup)

const press = () => userEvent.click(screen.getByRole('button', { name: '中文' }))

it('leaves the page as it is without a network, says so, and goes on with the next press', async () => {
  const fetch = vi.fn(async () => new Response())
  fetch.mockRejectedValueOnce(new TypeError('Failed to fetch'))
  vi.stubGlobal('fetch', fetch)
  await press()
  expect((await screen.findByRole('alert')).textContent).toBe(en.shell.languageFailed)
  expect(refresh).not.toHaveBeenCalled()
  expect(document.cookie).not.toContain(LOCALE_COOKIE)
  await press()
  await vi.waitFor(() => expect(refresh).toHaveBeenCalledOnce())
  expect(document.cookie).toContain(`${LOCALE_COOKIE}=zh-CN`)
  await vi.waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
})
