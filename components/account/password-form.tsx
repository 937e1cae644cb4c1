'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import type { AccountActions } from '#lib/domain/team/sign-in-actions'
import { AccountForm } from './account-form.tsx'
import { NewPasswordField } from './new-password-field.tsx'
import { TextField } from './text-field.tsx'
import { useSending } from './use-sending.tsx'

/** Changes one's own password. @param username for the browser's own store of passwords */
export function PasswordForm({
  username,
  changePassword,
}: {
  username: string
  changePassword: AccountActions['changePassword']
}) {
  const t = useTranslations('account')
  const { busy, problemOf, send } = useSending()
  const current = useRef<HTMLInputElement>(null)
  const wanted = useRef<HTMLInputElement>(null)
  const [changed, setChanged] = useState(0)
  const submit = async (value: (name: string) => string) => {
    const input = { current: value('current'), password: value('password') }
    if (!(await send(() => changePassword(input)))) return
    // No password is left standing. The form is not made anew: the focus would be lost with the button, and what is said not noticed.
    if (current.current?.value === input.current) current.current.value = ''
    if (wanted.current?.value === input.password) wanted.current.value = ''
    setChanged((times) => times + 1)
  }
  return (
    <AccountForm submit={t('changePassword')} busy={busy} problem={problemOf(null)} onSend={submit}>
      <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
      <TextField
        ref={current}
        name="current"
        type="password"
        label={t('currentPassword')}
        autoComplete="current-password"
        problem={problemOf('current')}
      />
      <NewPasswordField ref={wanted} label={t('newPassword')} problem={problemOf('password')} />
      <p role="status" className="text-muted text-sm empty:sr-only">
        {/* Anew each time: the same words once more are news, too. */}
        {changed > 0 && <span key={changed}>{t('passwordChanged')}</span>}
      </p>
    </AccountForm>
  )
}
