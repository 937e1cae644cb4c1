import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, it, vi } from 'vitest'
import type { SessionView } from '#lib/domain/team/sign-in'
import messages from '#messages/en'
import { SessionList } from './session-list.tsx'

vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh() {} }) }))
afterEach(cleanup)

const session = (id: string): SessionView => ({
  ...{ id, browser: null, address: null, since: 0, used: 0, here: id === 'here' },
})
const list = (...ids: string[]) => (
  <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
    <SessionList sessions={ids.map(session)} revokeSession={async () => ({ ok: true, value: null })} />
  </NextIntlClientProvider>
)

it('leads the focus on from a browser that is signed out, and says so each time', async () => {
  const { rerender } = render(list('here', 'one', 'two'))
  const status = screen.getByRole('status')
  const [first, second] = screen.getAllByRole('button')
  await userEvent.click(first as HTMLElement)
  expect(status.textContent).toBe('')
  rerender(list('here', 'two'))
  expect(document.activeElement).toBe(second)
  expect(status.textContent).toBe('Unknown browser is signed out.')
  await userEvent.keyboard('{Enter}')
  expect(status.textContent).toBe('')
  rerender(list('here'))
  expect(status.textContent).toBe('Unknown browser is signed out.')
  expect(document.activeElement).toBe(screen.getByRole('list'))
})
