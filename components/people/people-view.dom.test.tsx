import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, it, vi } from 'vitest'
import type { PersonView } from '#lib/domain/team/people'
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
const person = (id: string, name: string): PersonView => ({
  ...{ id, name, username: null, email: null, role: 'owner', disabled: false, seen: null },
})

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

it('keeps what is chosen while a link is made, and the link where the next one fails', async () => {
  const answer = Promise.withResolvers<Awaited<ReturnType<PeopleActions['invite']>>>()
  const invite = vi.fn<PeopleActions['invite']>(() => answer.promise)
  render(
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
      <PeopleView self="" people={[]} limits={{}} invitations={[]} signIn actions={{ ...actions, invite }} />
    </NextIntlClientProvider>,
  )
  const label = screen.getByLabelText<HTMLInputElement>(messages.people.label)
  await userEvent.type(label, 'Ana{Enter}')
  await userEvent.click(screen.getByRole('radio', { name: 'Reviewer' }))
  answer.resolve({ ok: true, value: { id: 'a', address: 'http://clips.example/join/a' } })
  const link = await screen.findByDisplayValue('http://clips.example/join/a')
  expect(label.value).toBe('')
  invite.mockResolvedValueOnce({ ok: false, problem: 'unavailable' })
  await userEvent.type(label, 'Ben{Enter}')
  expect((await screen.findByRole('alert')).textContent).toBe(messages.actionProblem.unavailable)
  expect(invite).toHaveBeenLastCalledWith({ role: 'reviewer', days: 7, label: 'Ben' })
  expect(link.isConnected).toBe(true)
  expect(label.value).toBe('Ben')
})

it('keeps the link for a password until there is another one, or the seat is taken away', async () => {
  const makePasswordLink = vi.fn<PeopleActions['makePasswordLink']>()
  const ben = (part: Partial<PersonView>) => (
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
      <PeopleView
        self=""
        people={[{ ...person('ben', 'Ben'), username: 'ben', ...part }]}
        limits={{}}
        invitations={[]}
        signIn
        actions={{ ...actions, makePasswordLink }}
      />
    </NextIntlClientProvider>
  )
  const { rerender } = render(ben({}))
  makePasswordLink.mockResolvedValueOnce({ ok: true, value: 'http://clips.example/one' })
  await userEvent.click(screen.getByRole('button', { name: 'Password link: Ben' }))
  const link = await screen.findByDisplayValue('http://clips.example/one')
  rerender(ben({ role: 'reviewer' }))
  expect(link.isConnected).toBe(true)
  expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Role of Ben' }).value).toBe('reviewer')
  makePasswordLink.mockResolvedValueOnce({ ok: false, problem: 'unavailable' })
  await userEvent.click(screen.getByRole('button', { name: 'Password link: Ben' }))
  expect(await screen.findByRole('alert')).toBeTruthy()
  expect(link.isConnected).toBe(true)
  rerender(ben({ role: 'reviewer', disabled: true }))
  expect(link.isConnected).toBe(false)
})

it('leads the focus on from an invitation that is taken back, and says so', async () => {
  const invitation = (id: string) => ({ id, label: id, role: 'creator' as const, expires: 1 })
  const view = (...ids: string[]) => (
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
      <PeopleView self="" people={[]} limits={{}} invitations={ids.map(invitation)} signIn actions={actions} />
    </NextIntlClientProvider>
  )
  const { rerender } = render(view('one', 'two'))
  const status = screen.getByRole('status')
  await userEvent.click(screen.getByRole('button', { name: 'Take back: one' }))
  await vi.waitFor(() => expect(status.textContent).toBe('Taken back: the invitation for one.'))
  rerender(view('two'))
  const second = screen.getByRole('button', { name: 'Take back: two' })
  expect(document.activeElement).toBe(second)
  await userEvent.keyboard('{Enter}')
  await vi.waitFor(() => expect(status.textContent).toBe('Taken back: the invitation for two.'))
  rerender(view())
  expect(document.activeElement).toBe(screen.getByLabelText(messages.people.label))
  expect(status.isConnected).toBe(true)
})

it('keeps the focus where a role is changed, and says which it is now', async () => {
  const answer = Promise.withResolvers<Awaited<ReturnType<PeopleActions['changeRole']>>>()
  const view = (role: PersonView['role']) => (
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
      <PeopleView
        self=""
        people={[{ ...person('ben', 'Ben'), role }]}
        limits={{}}
        invitations={[]}
        signIn
        actions={{ ...actions, changeRole: () => answer.promise }}
      />
    </NextIntlClientProvider>
  )
  const { rerender } = render(view('creator'))
  const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Change role: Ben' })
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Role of Ben' }), 'reviewer')
  await userEvent.click(button)
  expect(button.disabled).toBe(false)
  answer.resolve({ ok: true, value: null })
  await vi.waitFor(() => expect(screen.getByRole('status').textContent).toBe('Ben has the role Reviewer now.'))
  rerender(view('reviewer'))
  expect(document.activeElement).toBe(button)
})

it('says of oneself that one is here, also where no visit is written down', () => {
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
