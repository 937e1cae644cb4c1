'use client'

import { useTranslations } from 'next-intl'
import type { SignInActions } from '#lib/domain/team/sign-in-actions'
import { AccountForm } from './account-form.tsx'
import { CodeField } from './code-field.tsx'
import { NewPasswordField } from './new-password-field.tsx'
import { useSending } from './use-sending.tsx'

/** Sets a new password by a code, for one that was lost. */
export function RenewPasswordForm({ renewPassword }: { renewPassword: SignInActions['renewPassword'] }) {
  const t = useTranslations('account')
  const { busy, problemOf, send } = useSending()
  const submit = async (value: (name: string) => string) => {
    if (await send(() => renewPassword({ code: value('code'), password: value('password') }))) location.assign('/')
  }
  return (
    <AccountForm submit={t('setPassword')} busy={busy} problem={problemOf(null)} onSend={submit}>
      <CodeField problem={problemOf('code')} />
      <NewPasswordField label={t('newPassword')} problem={problemOf('password')} />
    </AccountForm>
  )
}
