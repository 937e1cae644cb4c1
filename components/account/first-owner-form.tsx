'use client'

import { useTranslations } from 'next-intl'
import type { SignInActions } from '#lib/domain/team/sign-in-actions'
import { AccountForm } from './account-form.tsx'
import { CodeField } from './code-field.tsx'
import { NewAccountFields } from './new-account-fields.tsx'
import { useSending } from './use-sending.tsx'

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
      <NewAccountFields problemOf={problemOf} />
    </AccountForm>
  )
}
