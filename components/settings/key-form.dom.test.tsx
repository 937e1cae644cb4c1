import { cleanup, render, screen } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, it, vi } from 'vitest'
import en from '#messages/en'
import zh from '#messages/zh-CN'
import { KeyForm } from './key-form.tsx'

// The router of a running app: there is none in a document of a test.
vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh: () => {} }) }))
afterEach(cleanup)

const show = (underWay: number, locale: 'en' | 'zh-CN' = 'en') => {
  const never = () => expect.fail('nobody pressed')
  render(
    <NextIntlClientProvider locale={locale} messages={locale === 'en' ? en : zh} timeZone="UTC">
      <KeyForm
        address="https://toapis.com"
        removable={false}
        underWay={underWay}
        actions={{ saveProviderKey: never, removeProviderKey: never }}
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
