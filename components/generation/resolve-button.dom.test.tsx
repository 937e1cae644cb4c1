import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { madeUpGeneration, madeUpStatus } from '#lib/client/testing/made-up-generation'
import type { GenerationActions } from '#lib/domain/actions'
import type { State } from '#lib/domain/generation/states'
import en from '#messages/en'
import { ResolveButton } from './resolve-button.tsx'
import { SandboxProvider } from './sandbox-context.tsx'

const sendAgain = vi.fn<GenerationActions['sendAgain']>()
const nameTask = vi.fn<GenerationActions['nameTask']>()
const actions = { cancelGeneration: vi.fn(), anotherTake: vi.fn(), sendAgain, nameTask }
const unconfirmed = {
  attempt: 2,
  sentAt: 0,
  lookups: 1,
  nextLookupAt: null,
  canLookUp: true,
  elsewhere: false,
  named: null as string | null,
}

const client = new QueryClient()
const card = (state: State, named: string | null = null) => (
  <QueryClientProvider client={client}>
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <article>
        <a href="/wall/a">Its page</a>
        <ResolveButton
          generation={madeUpGeneration('a', {
            state,
            unconfirmed: state === 'unconfirmed' ? { ...unconfirmed, named } : null,
          })}
          actions={actions}
        />
      </article>
    </NextIntlClientProvider>
  </QueryClientProvider>
)
const user = userEvent.setup()
const open = async () => {
  const view = render(card('unconfirmed'))
  await user.click(screen.getByRole('button', { name: 'Resolve…' }))
  return { ...view, dialog: within(await screen.findByRole('dialog', { name: 'Did the provider take it?' })) }
}
const press = (name: string) => user.click(within(screen.getByRole('dialog')).getByRole('button', { name }))

beforeEach(() => {
  sendAgain.mockReset().mockResolvedValue({ ok: true, value: madeUpStatus('a', { state: 'queued' }) })
  nameTask.mockReset().mockResolvedValue({ ok: true, value: madeUpStatus('a', { state: 'unconfirmed' }) })
})
afterEach(cleanup)

it('sends again only at a second press, after saying that it may be charged twice', async () => {
  const { dialog } = await open()
  expect(dialog.queryByText(/charged twice/)).toBeNull()
  await press('Send again…')
  expect(dialog.getByRole('alert').textContent).toContain('you may be charged twice')
  expect(document.activeElement?.textContent).toBe('Go back')
  expect(sendAgain).not.toHaveBeenCalled()
  await press('Send again, even if charged twice')
  expect(sendAgain).toHaveBeenCalledExactlyOnceWith({ id: 'a', attempt: 2 })
  expect((await dialog.findByRole('status')).textContent).toBe('It is on its way again, as a new attempt.')
})

it('says with it that this was shown as free, where it was', async () => {
  render(<SandboxProvider value={true}>{card('unconfirmed')}</SandboxProvider>)
  await user.click(screen.getByRole('button', { name: 'Resolve…' }))
  await screen.findByRole('dialog', { name: 'Did the provider take it?' })
  await press('Send again…')
  await press('Send again, even if charged twice')
  expect(sendAgain).toHaveBeenCalledExactlyOnceWith({ id: 'a', attempt: 2, play: true })
})

it('sends nothing after going back', async () => {
  await open()
  await press('Send again…')
  await press('Go back')
  expect(document.activeElement?.textContent).toBe('Send again…')
  await press('Close')
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(sendAgain).not.toHaveBeenCalled()
})

it('names the task without the spaces of copying, and says that it was found', async () => {
  const { dialog, rerender } = await open()
  await user.type(dialog.getByRole('textbox', { name: 'Task id' }), '  tsk_vid_1 {enter}')
  expect(nameTask).toHaveBeenCalledExactlyOnceWith({ id: 'a', taskId: 'tsk_vid_1' })
  rerender(card('unconfirmed', 'tsk_vid_1'))
  expect(dialog.getByText('Asking the provider for this task…')).toBeTruthy()
  rerender(card('running'))
  expect(dialog.getByRole('status').textContent).toBe('The task is found. The clip goes on from there.')
})

it('says that the task is not this one’s once the provider has said so, and keeps what was entered', async () => {
  const { dialog, rerender } = await open()
  const box = dialog.getByRole<HTMLInputElement>('textbox', { name: 'Task id' })
  await user.type(box, 'tsk_vid_9{enter}')
  rerender(card('unconfirmed', 'tsk_vid_9'))
  expect(dialog.queryByRole('alert')).toBeNull()
  rerender(card('unconfirmed'))
  expect(dialog.getByRole('alert').textContent).toContain('does not know task tsk_vid_9 as the one of this clip')
  expect(box.value).toBe('tsk_vid_9')
  expect(dialog.getByText('Use this task').closest('button')?.disabled).toBe(false)
})

it.each(['', 'two words'])('asks for an id where %j was entered', async (text) => {
  const { dialog } = await open()
  const box = dialog.getByRole('textbox', { name: 'Task id' })
  await user.type(box, `${text}{enter}`)
  expect(dialog.getByRole('alert').textContent).toBe('Enter the id as the dashboard shows it, without spaces.')
  expect(box.getAttribute('aria-invalid')).toBe('true')
  expect(nameTask).not.toHaveBeenCalled()
})

it('says what went wrong, and lets one try again', async () => {
  sendAgain.mockRejectedValueOnce(new TypeError('network'))
  const { dialog } = await open()
  await press('Send again…')
  await press('Send again, even if charged twice')
  expect(await dialog.findByText('The server cannot do this now. Nothing is lost: try again in a moment.')).toBeTruthy()
  await press('Send again, even if charged twice')
  expect(await dialog.findByText('It is on its way again, as a new attempt.')).toBeTruthy()
})

it('says that nothing is left to decide once it was found meanwhile, and leaves the focus on the card', async () => {
  const { rerender, dialog } = await open()
  rerender(card('running'))
  expect(dialog.getByRole('status').textContent).toContain('it has moved on by itself. Now: Generating.')
  await user.click(dialog.getAllByRole('button', { name: 'Close' })[1] ?? document.body)
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(screen.queryByRole('button', { name: 'Resolve…' })).toBeNull()
  expect(document.activeElement?.textContent).toBe('Its page')
})
