'use client'

import { useTranslations } from 'next-intl'
import type { SignInActions } from '#lib/domain/sign-in-actions'
import { PASSWORD_LENGTH } from '#lib/domain/team/sign-in'
import { AccountForm } from './account-form.tsx'
import { CodeField } from './code-field.tsx'
import { TextField } from './text-field.tsx'
import { useSending } from './use-sending.ts'

/** Makes the first owner, by the code that the start printed. */
export function FirstOwnerForm({ makeFirstOwner }: { makeFirstOwner: SignInActions['makeFirstOwner'] }) {
  const t = useTranslations('account')
  const { busy, problemOf, send } = useSending()
  const submit = async (value: (name: string) => string) => {
    const [code, name, username, password] = [value('code'), value('name'), value('username'), value('password')]
    if (await send(() => makeFirstOwner({ code, name, username, password }))) location.assign('/')
  }
  return (
    <AccountForm submit={t('makeAccount')} busy={busy} problem={problemOf(null)} onSend={submit}>
      <CodeField problem={problemOf('code')} />
      <TextField
        name="name"
        label={t('name')}
        hint={t('nameHint')}
        autoComplete="name"
        autoCapitalize="words"
        problem={problemOf('name')}
      />
      <TextField
        name="username"
        label={t('username')}
        hint={t('usernameHint')}
        autoComplete="username"
        problem={problemOf('username')}
      />
      <TextField
        name="password"
        type="password"
        label={t('password')}
        hint={t('passwordHint', { min: PASSWORD_LENGTH.min })}
        autoComplete="new-password"
        problem={problemOf('password')}
      />
    </AccountForm>
  )
}
