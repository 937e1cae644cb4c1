import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, it, vi } from 'vitest'
import { halfWritten } from '#lib/client/review/half-written'
import type { NewComment, ReviewDesk } from '#lib/client/review/review-desk'
import type { ActionProblem } from '#lib/domain/actions'
import type { CommentView, VerdictView } from '#lib/domain/review/review-schema'
import messages from '#messages/en'
import { ReviewPanel } from './review-panel.tsx'

afterEach(() => {
  cleanup()
  // What is half written outlives the panel.
  for (const place of ['clip', 'clip frame', 'clip c1']) halfWritten.set(place, '')
})

const said: CommentView = {
  ...{ id: 'c1', by: { name: 'Rita', guest: false }, frame: null, spot: null, text: 'Too dark.', replyTo: null },
  ...{ createdAt: 1, resolved: null, deleted: false, mayDelete: true },
}
const add = vi.fn<(comment: NewComment) => Promise<ActionProblem | null>>()
const remove = vi.fn<(id: string) => Promise<ActionProblem | null>>(async () => null)

const takeBack = vi.fn<(verdict: string) => Promise<ActionProblem | null>>(async () => null)
const given: VerdictView = {
  ...{
    id: 'v1',
    by: { name: 'Mia', guest: true },
    verdict: 'changes_requested',
    at: 1,
    mine: false,
    mayTakeBack: true,
  },
}

function panel(comments: CommentView[], verdicts: VerdictView[]) {
  const desk: ReviewDesk = {
    place: 'clip',
    review: { comments, verdicts, version: 0 },
    ...{ stale: false, again() {}, add, remove, takeBack, give: async () => null },
  }
  return (
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
      <ReviewPanel desk={desk} judgeable />
    </NextIntlClientProvider>
  )
}
const show = (comments: CommentView[] = [], verdicts: VerdictView[] = []) => render(panel(comments, verdicts))

it('keeps what was written where sending fails, says why, and says it once when it is sent again', async () => {
  show()
  const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Comment' })
  add.mockResolvedValueOnce('unavailable').mockResolvedValueOnce(null)
  await userEvent.type(field, 'Her paw melts.')
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  expect((await screen.findByRole('alert')).textContent).toContain('Nothing is lost')
  expect(field.value).toBe('Her paw melts.')
  await userEvent.click(screen.getByRole('button', { name: 'Send' }))
  await vi.waitFor(() => expect(field.value).toBe(''))
  expect(screen.queryByRole('alert')).toBeNull()
  const [[first], [again]] = add.mock.calls as [[NewComment], [NewComment]]
  expect(again).toEqual(first)
  expect(first).toMatchObject({ text: 'Her paw melts.', frame: null, spot: null, replyTo: null })
})

it('has what was half written again when it is there anew, an answer at its comment, until that is not wanted', async () => {
  const { unmount } = show([said])
  await userEvent.type(screen.getByRole('textbox', { name: 'Comment' }), 'Her paw')
  await userEvent.click(screen.getByRole('button', { name: 'Answer' }))
  await userEvent.keyboard('On')
  unmount()
  show([said])
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Comment' }).value).toBe('Her paw')
  const answer = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Answer to Rita' })
  expect(answer.value).toBe('On')
  expect(document.activeElement).not.toBe(answer)
  await userEvent.clear(answer)
  expect(document.activeElement).toBe(answer)
  await userEvent.type(answer, 'No')
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }))
  expect(screen.queryByRole('textbox', { name: 'Answer to Rita' })).toBeNull()
  expect(sessionStorage.length).toBe(1)
})

it('is about the picture that it was begun at before the page was loaded anew', async () => {
  halfWritten.set('clip', 'Her paw')
  halfWritten.set('clip frame', '36')
  show()
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'At frame 37' }).checked).toBe(true)
  expect(screen.queryByRole('button', { name: 'Point at a spot' })).toBeNull()
  add.mockResolvedValueOnce(null)
  await userEvent.click(screen.getByRole('button', { name: 'Send' }))
  expect(add).toHaveBeenLastCalledWith(expect.objectContaining({ text: 'Her paw', frame: 36 }))
  await vi.waitFor(() => expect(screen.getByText('About the whole clip')).toBeTruthy())
})

it('leads back to the button of an answer once that was sent', async () => {
  show([said])
  add.mockResolvedValueOnce(null)
  await userEvent.click(screen.getByRole('button', { name: 'Answer' }))
  await userEvent.keyboard('On it.{Control>}{Enter}{/Control}')
  await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Answer' })))
  expect(add).toHaveBeenLastCalledWith(expect.objectContaining({ text: 'On it.', replyTo: 'c1' }))
})

it('asks once more before it deletes, and offers no fixing and resolving to those who may not', async () => {
  show([said])
  const comment = within(screen.getByRole('list', { name: 'Comments' }))
  expect(comment.queryByRole('link', { name: 'Fix this' })).toBeNull()
  expect(comment.queryByRole('button', { name: 'Resolve' })).toBeNull()
  await userEvent.click(comment.getByRole('button', { name: 'Delete' }))
  expect(remove).not.toHaveBeenCalled()
  await userEvent.click(comment.getByRole('button', { name: 'Delete for good' }))
  expect(remove).toHaveBeenCalledWith('c1')
})

it('says beside an answer to a guest who sees it, and nothing of the kind beside one among the team', async () => {
  show([said, { ...said, id: 'c2', by: { name: 'Gil', guest: true } }])
  for (const button of screen.getAllByRole('button', { name: 'Answer' })) await userEvent.click(button)
  const hint = 'Visitors of the link see your answer.'
  expect(screen.getByRole('textbox', { name: 'Answer to Gil', description: hint })).toBeTruthy()
  expect(screen.getByRole('textbox', { name: 'Answer to Rita', description: '' })).toBeTruthy()
})

it('leads the focus from a comment that goes to the next one', async () => {
  show([said, { ...said, id: 'c2', text: 'Too bright.' }])
  const [first] = screen.getAllByRole('button', { name: 'Delete' })
  await userEvent.click(first as HTMLElement)
  await userEvent.keyboard('{Enter}')
  expect(remove).toHaveBeenCalledWith('c1')
  const next = screen.getByText('Too bright.').closest('li') as HTMLElement
  await vi.waitFor(() => expect(next.contains(document.activeElement)).toBe(true))
})

it('asks once more before it takes back what a guest made of the clip, and leads to what is left once that is gone', async () => {
  const rita = { ...given, id: 'v2', by: { name: 'Rita', guest: false }, mayTakeBack: false }
  const { rerender } = show([], [given, rita])
  const list = within(screen.getByRole('list', { name: 'What they make of it' }))
  expect(list.getAllByRole('button')).toHaveLength(1)
  await userEvent.click(list.getByRole('button', { name: 'Take back what Mia said' }))
  expect(takeBack).not.toHaveBeenCalled()
  takeBack.mockResolvedValueOnce('unavailable')
  await userEvent.click(list.getByRole('button', { name: 'Take back for good what Mia said' }))
  expect((await screen.findByRole('alert')).textContent).toContain('Nothing is lost')
  await userEvent.click(list.getByRole('button', { name: 'Take back for good what Mia said' }))
  expect(takeBack).toHaveBeenLastCalledWith('v1')
  rerender(panel([], [rita]))
  expect(list.queryByRole('button')).toBeNull()
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Approve' }))
})
