import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { currentActor } from '#app/access'
import { signIn } from '#app/actions/sign-in'
import { Door } from '#components/account/door'
import { SignInForm } from '#components/account/sign-in-form'
import { ownPath } from '#lib/domain/team/sign-in'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account')
  return { title: t('signIn') }
}

type Props = { searchParams: Promise<{ to?: string | string[] }> }

/** Asks who somebody is. `?to=` is the page that they wanted. */
export default async function SignInPage({ searchParams }: Props) {
  const [{ to }, actor, t] = await Promise.all([searchParams, currentActor(), getTranslations('account')])
  if (actor) redirect('/')
  return (
    <Door title={t('signIn')} about={t('signInAbout')}>
      <SignInForm to={ownPath(typeof to === 'string' ? to : undefined)} signIn={signIn} />
      <p className="text-muted text-sm">{t('lost')}</p>
    </Door>
  )
}
