'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
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
  const [changed, setChanged] = useState(0)
  const submit = async (value: (name: string) => string) => {
    const input = { current: value('current'), password: value('password') }
    if (await send(() => changePassword(input))) setChanged(changed + 1)
  }
  return (
    // A form anew, so that no password is left standing in it.
    <AccountForm key={changed} submit={t('changePassword')} busy={busy} problem={problemOf(null)} onSend={submit}>
      <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
      <TextField
        name="current"
        type="password"
        label={t('currentPassword')}
        autoComplete="current-password"
        problem={problemOf('current')}
      />
      <NewPasswordField label={t('newPassword')} problem={problemOf('password')} />
      <p role="status" className="text-muted text-sm empty:hidden">
        {changed > 0 && t('passwordChanged')}
      </p>
    </AccountForm>
  )
}
