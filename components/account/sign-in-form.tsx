'use client'

import { useTranslations } from 'next-intl'
import type { SignInActions } from '#lib/domain/team/sign-in-actions'
import { AccountForm } from './account-form.tsx'
import { TextField } from './text-field.tsx'
import { useSending } from './use-sending.tsx'

/** Asks who somebody is. @param to where they wanted to go */
export function SignInForm({ to, signIn }: { to: string; signIn: SignInActions['signIn'] }) {
  const t = useTranslations('account')
  const { busy, problemOf, send } = useSending()
  return (
    <AccountForm
      submit={t('signIn')}
      busy={busy}
      problem={problemOf(null)}
      onSend={async (value) => {
        // As a whole: what stands around the page is another one for somebody who is known.
        if (await send(() => signIn({ name: value('username'), password: value('password') }))) location.assign(to)
      }}
    >
      <TextField name="username" label={t('nameOrEmail')} autoComplete="username" autoFocus problem={null} />
      <TextField name="password" type="password" label={t('password')} autoComplete="current-password" problem={null} />
    </AccountForm>
  )
}
