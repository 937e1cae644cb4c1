import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, it, vi } from 'vitest'
import type { PeopleActions } from '#lib/domain/team/people-actions'
import messages from '#messages/en'
import { PeopleView } from './people-view.tsx'

const refresh = vi.hoisted(() => vi.fn())
// The router of a running app: there is none in a document of a test.
vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh }) }))
afterEach(() => {
  cleanup()
  refresh.mockClear()
})

const nothing = async () => ({ ok: true, value: null }) as const
const actions: PeopleActions = {
  ...{ revokeInvitation: nothing, changeRole: nothing, disablePerson: nothing, savePersonLimits: nothing },
  makePasswordLink: async () => ({ ok: true, value: '' }),
  invite: async () => ({ ok: true, value: { id: 'new', address: 'http://clips.example/join/new' } }),
}

it('offers the link of an invitation until that very one is taken back', async () => {
  const invitations = ['old', 'new'].map((id) => ({ id, label: id, role: 'creator' as const, expires: 1 }))
  render(
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
      <PeopleView self="" people={[]} limits={{}} invitations={invitations} signIn actions={actions} />
    </NextIntlClientProvider>,
  )
  await userEvent.click(screen.getByRole('button', { name: messages.people.makeLink }))
  const link = await screen.findByDisplayValue('http://clips.example/join/new')
  await userEvent.click(screen.getByRole('button', { name: 'Take back: old' }))
  await vi.waitFor(() =>
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Take back: old' }).disabled).toBe(false),
  )
  expect(link.isConnected).toBe(true)
  await userEvent.click(screen.getByRole('button', { name: 'Take back: new' }))
  await vi.waitFor(() => expect(link.isConnected).toBe(false))
})

it('says of oneself that one is here, also where no visit is written down', () => {
  const person = (id: string, name: string) => ({
    ...{ id, name, username: null, email: null, role: 'owner' as const, disabled: false, seen: null },
  })
  render(
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
      <PeopleView
        self="me"
        people={[person('me', 'Ana'), person('ben', 'Ben')]}
        limits={{}}
        invitations={[]}
        signIn={false}
        actions={actions}
      />
    </NextIntlClientProvider>,
  )
  const [mine, theirs] = screen.getAllByRole('listitem')
  expect(mine?.textContent).toContain('here now')
  expect(theirs?.textContent).toContain('never here yet')
})

it('keeps the page, with a link that is shown once, when the server is away', async () => {
  const revokeInvitation = vi.fn<PeopleActions['revokeInvitation']>(async () => ({ ok: false, problem: 'not_found' }))
  revokeInvitation.mockRejectedValueOnce(new TypeError('Failed to fetch'))
  render(
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
      <PeopleView
        self=""
        people={[]}
        limits={{}}
        invitations={[{ id: 'old', label: 'old', role: 'creator', expires: 1 }]}
        signIn
        actions={{ ...actions, revokeInvitation }}
      />
    </NextIntlClientProvider>,
  )
  const press = () => userEvent.click(screen.getByRole('button', { name: 'Take back: old' }))
  await press()
  expect((await screen.findByRole('alert')).textContent).toBe(messages.actionProblem.unavailable)
  expect(refresh).not.toHaveBeenCalled()
  await press()
  await vi.waitFor(() => expect(screen.getByRole('alert').textContent).toBe(messages.actionProblem.not_found))
  expect(refresh).toHaveBeenCalledOnce()
})
