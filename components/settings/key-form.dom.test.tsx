import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, it, vi } from 'vitest'
import type { ProviderKeyActions } from '#lib/domain/provider-key'
import en from '#messages/en'
import zh from '#messages/zh-CN'
import { KeyForm } from './key-form.tsx'

// The router of a running app: there is none in a document of a test.
vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh: () => {} }) }))
afterEach(cleanup)

const never = () => expect.fail('nobody pressed')
const show = (
  underWay: number,
  locale: 'en' | 'zh-CN' = 'en',
  saveProviderKey: ProviderKeyActions['saveProviderKey'] = never,
) => {
  render(
    <NextIntlClientProvider locale={locale} messages={locale === 'en' ? en : zh} timeZone="UTC">
      <KeyForm
        address="https://toapis.com"
        removable={false}
        underWay={underWay}
        actions={{ saveProviderKey, removeProviderKey: never }}
      />
    </NextIntlClientProvider>,
  )
  return screen.getByRole('form').textContent
}

it('says what the key of another account does not find, while something is being made', () => {
  expect(show(2)).toContain('2 clips are being made now')
  cleanup()
  expect(show(1, 'zh-CN')).toContain('现在有 1 个视频正在生成')
  cleanup()
  expect(show(0)).not.toContain('being made')
})

it('keeps what is entered while a key is saved, and calls none of it saved', async () => {
  const answer = Promise.withResolvers<Awaited<ReturnType<ProviderKeyActions['saveProviderKey']>>>()
  const save = vi.fn(() => answer.promise)
  show(0, 'en', save)
  const key = screen.getByLabelText<HTMLInputElement>(en.settingsPage.key.field)
  const address = screen.getByLabelText<HTMLInputElement>(en.settingsPage.key.address)
  await userEvent.type(key, 'first{Enter}')
  await userEvent.type(key, ' and more')
  await userEvent.type(address, '/v2{Enter}')
  expect(save).toHaveBeenCalledOnce()
  expect(screen.getByRole('button').getAttribute('aria-disabled')).toBe('true')
  answer.resolve({ ok: true, value: { credits: null, hasModel: true } })
  await vi.waitFor(() => expect(screen.getByRole('button').getAttribute('aria-disabled')).toBeNull())
  expect([key.value, address.value]).toEqual(['first and more', 'https://toapis.com/v2'])
  expect(screen.getAllByRole('status').map((status) => status.textContent)).toEqual(['', ''])
  await userEvent.type(key, '{Enter}')
  expect(await screen.findByText(en.settingsPage.spending.saved)).toBeTruthy()
  expect(key.value).toBe('')
})

it('says why a key was refused, also beside what was entered since', async () => {
  const answer = Promise.withResolvers<Awaited<ReturnType<ProviderKeyActions['saveProviderKey']>>>()
  show(0, 'en', () => answer.promise)
  const key = screen.getByLabelText(en.settingsPage.key.field)
  await userEvent.type(key, 'first{Enter}')
  await userEvent.type(key, ' and more')
  answer.resolve({ ok: false, problem: 'unavailable' })
  expect((await screen.findByRole('alert')).textContent).toBe(en.actionProblem.unavailable)
})
