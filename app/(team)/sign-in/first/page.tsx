import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { currentActor } from '#app/access'
import { makeFirstOwner } from '#app/actions/make-first-owner'
import { Door } from '#components/account/door'
import { FirstOwnerForm } from '#components/account/first-owner-form'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account')
  return { title: t('first') }
}

/** Where the first owner makes their account, by the code that the start printed. */
export default async function FirstOwnerPage() {
  const [actor, t] = await Promise.all([currentActor(), getTranslations('account')])
  if (actor) redirect('/')
  return (
    <Door title={t('first')} about={t('firstAbout')}>
      <FirstOwnerForm makeFirstOwner={makeFirstOwner} />
    </Door>
  )
}
