import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, it, vi } from 'vitest'
import { guestDeedSchema } from '#lib/domain/review/guest-schema'
import messages from '#messages/en'
import { GuestReview } from './guest-review.tsx'

const generation = '01890a5d-ac96-774b-bcce-b302099a8057'
const review = { comments: [], verdicts: [], version: 1 }

/** The server's end: it refuses what `guestDeedSchema` refuses, as the real one does. */
const server = vi.fn(async (_: string, init?: RequestInit) => {
  if (init?.method !== 'POST') return Response.json(review)
  const taken = guestDeedSchema.safeParse(JSON.parse(String(init.body))).success
  return Response.json(taken ? { ok: true, value: review } : { ok: false, problem: 'guest_name_unclear' })
})

afterEach(() => {
  cleanup()
  localStorage.clear()
  vi.unstubAllGlobals()
})

it('asks for a forgotten name at its field, and sends with the next press', async () => {
  vi.stubGlobal('fetch', server)
  render(
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
      <GuestReview path="/s/token" generation={generation} onAsk={() => {}} />
    </NextIntlClientProvider>,
  )
  const comment = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Comment' })
  const name = screen.getByRole('textbox', { name: 'Your name' })
  await userEvent.type(comment, 'Too dark.')
  await userEvent.click(screen.getByRole('button', { name: 'Send' }))
  await vi.waitFor(() => expect(document.activeElement).toBe(name))
  expect(name.getAttribute('aria-invalid')).toBe('true')
  expect(comment.getAttribute('aria-invalid')).toBe('false')
  expect(screen.getByText(/^Enter your name/)).toBeTruthy()
  await userEvent.type(name, 'Mia')
  expect(screen.queryByText(/^Enter your name/)).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Send' }))
  await vi.waitFor(() => expect(comment.value).toBe(''))
  expect(screen.getByRole('textbox', { name: 'Your name' })).toBe(name)
})
