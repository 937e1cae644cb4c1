import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, it, vi } from 'vitest'
import type { AccountActions } from '#lib/domain/team/sign-in-actions'
import messages from '#messages/en'
import { PasswordForm } from './password-form.tsx'

// React resets a form once its action is done. A browser asks first, happy-dom does not.
vi.spyOn(HTMLFormElement.prototype, 'reset').mockImplementation(function (this: HTMLFormElement) {
  if (this.dispatchEvent(new Event('reset', { bubbles: true, cancelable: true }))) expect.fail('emptied by React')
})
afterEach(cleanup)

it('leaves no password standing, keeps the focus, and says what was done where that is noticed', async () => {
  const changePassword = vi.fn<AccountActions['changePassword']>(async () => ({ ok: true, value: null }))
  render(
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
      <PasswordForm username="ana" changePassword={changePassword} />
    </NextIntlClientProvider>,
  )
  const status = screen.getByRole('status')
  const fields = [messages.account.currentPassword, messages.account.newPassword].map((name) =>
    screen.getByLabelText<HTMLInputElement>(name),
  )
  const [current, wanted] = fields as [HTMLInputElement, HTMLInputElement]
  const button = screen.getByRole('button')
  const said: (Element | null)[] = []
  for (const round of [1, 2]) {
    await userEvent.type(current, `what it was ${round}`)
    await userEvent.type(wanted, `what it is ${round}`)
    await userEvent.click(button)
    await vi.waitFor(() => expect(fields.map(({ value }) => value)).toEqual(['', '']))
    expect(changePassword).toHaveBeenLastCalledWith({
      current: `what it was ${round}`,
      password: `what it is ${round}`,
    })
    await vi.waitFor(() => expect(status.textContent).toBe(messages.account.passwordChanged))
    expect(document.activeElement).toBe(button)
    said.push(status.firstElementChild)
  }
  expect(said[0]).not.toBe(said[1])
  changePassword.mockResolvedValueOnce({ ok: false, problem: 'unavailable' })
  await userEvent.type(current, 'wrong')
  await userEvent.type(wanted, 'not taken{Enter}')
  expect(await screen.findByRole('alert')).toBeTruthy()
  expect(fields.map(({ value }) => value)).toEqual(['wrong', 'not taken'])
})
