import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { renewPassword } from '#app/actions/renew-password'
import { Door } from '#components/account/door'
import { RenewPasswordForm } from '#components/account/renew-password-form'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account')
  return { title: t('renew') }
}

/** Where somebody who lost their password sets a new one, by a code of `npm run user`. */
export default async function RenewPasswordPage() {
  const t = await getTranslations('account')
  return (
    <Door title={t('renew')} about={t('renewAbout')}>
      <RenewPasswordForm renewPassword={renewPassword} />
    </Door>
  )
}
