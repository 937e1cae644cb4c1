import { act, cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type MarkNotice, markNotice } from '#lib/client/marks/mark-notice'
import en from '#messages/en'
import { MarkNoticeWords } from './mark-notice-words.tsx'

let path = '/wall'
vi.mock('next/navigation', () => ({ usePathname: () => path }))
beforeEach(() => {
  path = '/wall'
})
afterEach(() => {
  cleanup()
  markNotice.set(null)
})

it('says nothing of what was said before it came, and all that comes after', () => {
  const before: MarkNotice = { kind: 'copied', count: 3 }
  markNotice.set(before)
  render(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <MarkNoticeWords before={before} onUndo={() => {}} />
    </NextIntlClientProvider>,
  )
  expect(screen.getByRole('status').textContent).toBe('')
  expect(screen.queryByText('3 links copied.')).toBeNull()
  act(() => markNotice.set({ kind: 'problem', problem: 'unavailable' }))
  expect(screen.getByRole('alert').textContent).not.toBe('')
  act(() => markNotice.set({ kind: 'copied', count: 3 }))
  expect(screen.getByRole('status').textContent).toBe('3 links copied.')
})

const show = (onDismissed?: () => void) =>
  render(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <section>
        <button type="button">Around</button>
        <MarkNoticeWords onUndo={() => {}} {...(onDismissed && { onDismissed })} />
      </section>
    </NextIntlClientProvider>,
  )
const deleted = () => act(() => markNotice.set({ kind: 'deleted', ids: ['a'], underWay: 0 }))

it('leads the focus on when it is put away with it', async () => {
  show()
  deleted()
  await userEvent.click(screen.getByRole('button', { name: 'Dismiss' }))
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Around' }))
  cleanup()
  const onDismissed = vi.fn()
  show(onDismissed)
  deleted()
  await userEvent.click(screen.getByRole('button', { name: 'Dismiss' }))
  expect(onDismissed).toHaveBeenCalledOnce()
})

it('leads to what was deleted, but not from the page that shows it', () => {
  show()
  deleted()
  expect(screen.getByRole('link', { name: 'Recently deleted' })).toBeTruthy()
  cleanup()
  path = '/wall/deleted'
  show()
  expect(screen.getByRole('button', { name: 'Undo' })).toBeTruthy()
  expect(screen.queryByRole('link')).toBeNull()
})
