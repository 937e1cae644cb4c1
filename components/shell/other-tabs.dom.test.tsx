import { act, cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keepChoice } from '#lib/client/keep-choice'
import { LOCALE_COOKIE, THEME_COOKIE } from '#lib/domain/locales'
import en from '#messages/en'
import { OtherTabs } from './other-tabs.tsx'
import { ThemeSwitch } from './theme-switch.tsx'

const router = vi.hoisted(() => ({ refresh: vi.fn() }))
// The router of a running app: there is none in a document of a test.
vi.mock('next/navigation', () => ({ useRouter: () => router }))

const { dataset } = document.documentElement
beforeEach(() => {
  router.refresh.mockClear()
  vi.stubGlobal('fetch', async () => new Response())
  keepChoice(LOCALE_COOKIE, 'en')
  keepChoice(THEME_COOKIE, 'light')
  dataset.theme = 'light'
  render(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <ThemeSwitch theme="light" />
      <OtherTabs />
    </NextIntlClientProvider>,
  )
})
afterEach(cleanup)

/** The tab comes to the front. */
const look = () => act(async () => void document.dispatchEvent(new Event('visibilitychange')))
/** happy-dom has no popovers: what a browser tells of one is told here. */
const toggle = (newState: 'open' | 'closed') =>
  act(() => {
    HTMLElement.prototype.hidePopover = () => {}
    const menu = screen.getByRole('menu', { hidden: true })
    for (const type of ['beforetoggle', 'toggle']) menu.dispatchEvent(Object.assign(new Event(type), { newState }))
  })
const marked = () => {
  toggle('open')
  const marks = screen.getAllByRole('menuitemradio', { checked: true }).map((item) => item.textContent)
  toggle('closed')
  return marks
}

describe('what was chosen in another tab', () => {
  it.each(['dark', 'system'] as const)(
    'is drawn and marked once this one is looked at again: the theme %s',
    async (theme) => {
      keepChoice(THEME_COOKIE, theme)
      expect(dataset.theme).toBe('light')
      await look()
      expect(dataset.theme).toBe(theme === 'system' ? undefined : theme)
      expect(marked()).toEqual([en.shell.theme[theme]])
      expect(router.refresh).not.toHaveBeenCalled()
    },
  )

  it('is what the page is written anew in: the language, once the server answers', async () => {
    await look()
    keepChoice(LOCALE_COOKIE, 'zh-CN')
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
    await look()
    expect(router.refresh).not.toHaveBeenCalled()
    vi.stubGlobal('fetch', async () => new Response())
    await look()
    await vi.waitFor(() => expect(router.refresh).toHaveBeenCalledOnce())
  })
})

it('marks the theme that is chosen here', async () => {
  toggle('open')
  await userEvent.click(screen.getByRole('menuitemradio', { name: en.shell.theme.dark }))
  expect(dataset.theme).toBe('dark')
  expect(document.cookie).toContain(`${THEME_COOKIE}=dark`)
  expect(marked()).toEqual([en.shell.theme.dark])
})
