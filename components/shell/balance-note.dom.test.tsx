import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, it } from 'vitest'
import type { AccountBalance } from '#lib/domain/money/balance'
import en from '#messages/en'
import { BalanceNote } from './balance-note.tsx'

afterEach(cleanup)

const MINUTE = 60_000
const show = (known: Partial<AccountBalance> | null) => {
  const balance = known && { credits: '1234.5', usd: '6.1725', unlimited: false, knownAt: Date.now(), ...known }
  render(
    <QueryClientProvider client={new QueryClient()}>
      <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
        <BalanceNote known={balance} className="note" />
      </NextIntlClientProvider>
    </QueryClientProvider>,
  )
  return document.querySelector('.note')?.textContent ?? ''
}

it.each([
  ['credits and dollars', {}, '1,234.5 credits · $6.17'],
  ['credits alone, where the rate is not known', { usd: null }, '1,234.5 credits'],
  ['nothing left', { credits: '0', usd: '0' }, '0 credits · $0.00'],
  ['no limit', { credits: null, usd: null, unlimited: true }, 'No limit on credits'],
  ['an amount that was not said as not known', { credits: null, usd: null }, 'Balance not known yet'],
])('says %s', (_, known, text) => {
  expect(show(known)).toBe(text)
})

it('says that nothing is known, and not that nothing is left', () => {
  expect(show(null)).toBe('Balance not known yet')
})

it('says since when an old balance stands', () => {
  expect(show({ knownAt: Date.now() - 14 * MINUTE })).not.toContain('as of')
  cleanup()
  expect(show({ knownAt: Date.now() - 16 * MINUTE })).toMatch(/^1,234\.5 credits · \$6\.17 · as of .+$/)
  expect(screen.getByText(/as of/)).toBeDefined()
})
