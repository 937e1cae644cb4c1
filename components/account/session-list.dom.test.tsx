import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, it, vi } from 'vitest'
import type { ActionResult } from '#lib/domain/actions'
import type { SessionView } from '#lib/domain/team/sign-in'
import en from '#messages/en'
import { SessionList } from './session-list.tsx'

const refresh = vi.hoisted(() => vi.fn())
// The router of a running app: there is none in a document of a test.
vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh }) }))
afterEach(cleanup)

const session = (id: string): SessionView => ({
  ...{ id, browser: null, address: null, since: 0, used: 0, here: id === 'here' },
})
const list = (...ids: string[]) => (
  <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
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

it('reads the page anew once the server has answered, and not before: what is typed beside it would be lost', async () => {
  const answers: (() => Promise<ActionResult<null>>)[] = [
    () => Promise.reject(new TypeError('Failed to fetch')),
    async () => ({ ok: false, problem: 'signed_out' }),
    async () => ({ ok: false, problem: 'not_found' }),
    async () => ({ ok: true, value: null }),
  ]
  render(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <SessionList
        sessions={[{ id: 'other', browser: '', address: null, since: 1, used: 1, here: false }]}
        revokeSession={() => answers.shift()?.() ?? expect.fail('pressed too often')}
      />
    </NextIntlClientProvider>,
  )
  for (const [problem, times] of [
    ['unavailable', 0],
    ['signed_out', 0],
    ['not_found', 1],
  ] as const) {
    await userEvent.click(screen.getByRole('button'))
    await vi.waitFor(() => expect(screen.getByRole('alert').textContent).toBe(en.actionProblem[problem]))
    expect(refresh).toHaveBeenCalledTimes(times)
  }
  await userEvent.click(screen.getByRole('button'))
  await vi.waitFor(() => expect(refresh).toHaveBeenCalledTimes(2))
})
