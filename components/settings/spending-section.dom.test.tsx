import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, it, vi } from 'vitest'
import { MADE_UP_SPENDING } from '#lib/client/testing/made-up-spending'
import type { PriceSettingsActions, Spending } from '#lib/domain/money/price-settings'
import messages from '#messages/en'
import { SpendingSection } from './spending-section.tsx'

const refresh = vi.fn()
vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh }) }))
afterEach(cleanup)

const savePriceTable = vi.fn<PriceSettingsActions['savePriceTable']>()
const saveLimits = vi.fn<PriceSettingsActions['saveLimits']>()
const show = (spending: Partial<Spending> = {}) =>
  render(
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
      <SpendingSection spending={{ ...MADE_UP_SPENDING, ...spending }} actions={{ savePriceTable, saveLimits }} team />
    </NextIntlClientProvider>,
  )
const form = (name: string) => within(screen.getByRole('form', { name }))

it('saves the table as it was typed, and says what is wrong at its field', async () => {
  const table = { asOf: '2026-11-01', std: '0.084', stdSound: null, pro: null, proSound: null }
  show({ prices: { provider: null, table } })
  expect(screen.getByText('The table below, as of Nov 1, 2026')).toBeTruthy()
  savePriceTable.mockResolvedValueOnce({ ok: false, problem: 'amount_unclear', field: 'pro' })
  const pro = form('Price table').getByRole('textbox', { name: 'Pro 1080p' })
  await userEvent.type(pro, '0,112')
  await userEvent.click(form('Price table').getByRole('button', { name: 'Save prices' }))
  expect((await form('Price table').findByRole('alert')).textContent).toContain('Enter an amount such as 0.084')
  expect(pro.getAttribute('aria-invalid')).toBe('true')
  savePriceTable.mockResolvedValueOnce({ ok: true, value: null })
  await userEvent.clear(pro)
  await userEvent.type(pro, '0.112{Enter}')
  expect(await screen.findByText('Saved.')).toBeTruthy()
  expect(savePriceTable).toHaveBeenLastCalledWith({ ...table, stdSound: '', pro: '0.112', proSound: '' })
  expect(refresh).toHaveBeenCalledOnce()
})

it('saves limits in the chosen unit, and says when that did not work', async () => {
  show()
  saveLimits.mockRejectedValueOnce(new TypeError('network'))
  const limits = form('Spending limits')
  await userEvent.click(limits.getByRole('radio', { name: 'Credits' }))
  await userEvent.type(limits.getByRole('textbox', { name: 'Clips per person and day' }), '20')
  await userEvent.type(limits.getByRole('textbox', { name: 'Per day' }), '500{Enter}')
  expect((await limits.findByRole('alert')).textContent).toContain('The server cannot do this now.')
  expect(saveLimits).toHaveBeenCalledWith({
    ...{ unit: 'credits', perDay: '500', perGeneration: '' },
    person: { amount: '', clips: 20 },
  })
})
