import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, it, vi } from 'vitest'
import type { ActionResult } from '#lib/domain/actions'
import en from '#messages/en'
import { SignInForm } from './sign-in-form.tsx'

afterEach(cleanup)

it('asks once however often Enter is pressed meanwhile, and says that it is busy', async () => {
  const { promise, resolve } = Promise.withResolvers<ActionResult<null>>()
  const signIn = vi.fn(() => promise)
  render(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <SignInForm to="/" signIn={signIn} />
    </NextIntlClientProvider>,
  )
  const name = screen.getByLabelText('User name or e-mail')
  await userEvent.type(name, 'chen')
  await userEvent.type(screen.getByLabelText('Password'), 'a guess')
  const form = name.closest('form') ?? document.body
  for (const _ of Array(3)) fireEvent.submit(form)
  const button = await screen.findByRole('button', { name: 'Sign in' })
  await vi.waitFor(() => expect(button.getAttribute('aria-disabled')).toBe('true'))
  fireEvent.submit(form)
  expect(signIn.mock.calls).toEqual([[{ name: 'chen', password: 'a guess' }]])
  resolve({ ok: false, problem: 'wrong_password' })
  expect(await screen.findByRole('alert')).toBeTruthy()
  expect(button.getAttribute('aria-disabled')).toBeNull()
})
