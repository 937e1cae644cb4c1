import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, screen } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Pause } from '#lib/domain/generation/generation'
import en from '#messages/en'
import zh from '#messages/zh-CN'
import { PauseNotice } from './pause-notice.tsx'

const PAUSE: Pause = { reason: 'quota', message: '余额不足，请充值', since: 0, checkedAt: null }
const checkAgain = vi.fn(async () => ({ ok: true, value: null }) as const)

function page(pause: Pause | null, locale: 'en' | 'zh-CN' = 'en') {
  return (
    <QueryClientProvider client={client}>
      <NextIntlClientProvider locale={locale} messages={locale === 'en' ? en : zh} timeZone="UTC">
        <PauseNotice pause={pause} actions={{ checkAgain }} />
      </NextIntlClientProvider>
    </QueryClientProvider>
  )
}
let client: QueryClient
const button = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Check again' })
const press = () => act(async () => button().click())
const status = () => screen.getByRole('status').textContent

beforeEach(() => {
  client = new QueryClient()
  checkAgain.mockClear()
  vi.useFakeTimers({ now: 120_000 })
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

it.each([
  ['en', en],
  ['zh-CN', zh],
] as const)('says why, in the provider’s words too, and when it was last tried, in %s', (locale, messages) => {
  render(page({ ...PAUSE, checkedAt: 60_000 }, locale))
  expect(screen.getByRole('alert').textContent).toBe(messages.pause.quota)
  const { textContent } = screen.getByRole('region', { name: messages.pause.label })
  expect(textContent).toContain('余额不足，请充值')
  expect(textContent).toMatch(/1 minute ago|1分钟前/)
})

it('promises no try sooner than it comes: the first one after a good answer that was none may be a quarter of an hour away', () => {
  const { rerender } = render(page(PAUSE))
  const words = () => screen.getByRole('region').textContent
  expect(words()).toContain('within a quarter of an hour')
  rerender(page(PAUSE, 'zh-CN'))
  expect(words()).toContain('一刻钟内')
  rerender(page({ ...PAUSE, checkedAt: 60_000 }))
  expect(words()).toContain('every minute')
})

it.each([
  ['en', en],
  ['zh-CN', zh],
] as const)('says that the media store takes nothing, and offers no check of the key, in %s', (locale, messages) => {
  render(page({ ...PAUSE, reason: 'store', message: null }, locale))
  expect(screen.getByRole('alert').textContent).toBe(messages.pause.store)
  expect(screen.queryByRole('button')).toBeNull()
})

describe('Check again', () => {
  it('says that it is under way, and that it is still refused', async () => {
    const { rerender } = render(page(PAUSE))
    await press()
    expect(checkAgain).toHaveBeenCalledTimes(1)
    expect(button().getAttribute('aria-disabled')).toBe('true')
    expect(button().disabled).toBe(false)
    await press()
    expect(checkAgain).toHaveBeenCalledTimes(1)
    expect(status()).toBe('Checking…')
    rerender(page({ ...PAUSE, checkedAt: 121_000 }))
    expect(status()).toBe('Still refused.')
    await press()
    expect(checkAgain).toHaveBeenCalledTimes(2)
  })

  it('says that it goes on, and asks no more', async () => {
    const { rerender } = render(page(PAUSE))
    await press()
    rerender(page(null))
    expect(status()).toBe('It works again: submitting goes on.')
    expect(screen.queryByRole('alert')).toBeNull()
    expect(screen.queryByRole('button')).toBeNull()
  })

  it('leaves the focus with what is said when its button goes, and takes it from nowhere else', async () => {
    const { rerender, container } = render(page(PAUSE))
    button().focus()
    await press()
    expect(document.activeElement).toBe(button())
    rerender(page(null))
    expect(document.activeElement).toBe(container.firstElementChild)
    expect(document.activeElement?.textContent).toBe('It works again: submitting goes on.')
    container.querySelector<HTMLElement>('[tabindex]')?.blur()
    rerender(page(PAUSE))
    rerender(page(null))
    expect(document.activeElement).toBe(document.body)
  })

  it('says that the provider did not answer', async () => {
    render(page(PAUSE))
    await press()
    await act(() => vi.advanceTimersByTimeAsync(15_000))
    expect(status()).toBe('The provider did not answer. It is tried again by itself.')
    expect(button().getAttribute('aria-disabled')).toBeNull()
  })

  it('says that our own server did not', async () => {
    checkAgain.mockRejectedValueOnce(new TypeError('network'))
    render(page(PAUSE))
    await press()
    expect(status()).toBe('The server could not check. Try again in a moment.')
  })
})
