'use client'

import { useTranslations } from 'next-intl'
import { AccountForm } from '#components/account/account-form'
import { NewAccountFields } from '#components/account/new-account-fields'
import { useSending } from '#components/account/use-sending'
import type { Join } from '#lib/domain/team/people-actions'

/** Makes one's account by an invitation. */
export function JoinForm({ token, join }: { token: string; join: Join }) {
  const t = useTranslations('people')
  const { busy, problemOf, send } = useSending()
  const submit = async (value: (name: string) => string) => {
    const [name, username, password] = [value('name'), value('username'), value('password')]
    if (await send(() => join({ token, name, username, password }))) location.assign('/')
  }
  return (
    <AccountForm submit={t('joinTeam')} busy={busy} problem={problemOf(null) ?? problemOf('token')} onSend={submit}>
      <NewAccountFields problemOf={problemOf} />
    </AccountForm>
  )
}
