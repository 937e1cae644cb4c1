import { act, cleanup, render, screen } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, it } from 'vitest'
import { type MarkNotice, markNotice } from '#lib/client/marks/mark-notice'
import en from '#messages/en'
import { MarkNoticeWords } from './mark-notice-words.tsx'

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
