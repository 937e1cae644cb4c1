import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { currentActor } from '#app/access'
import { join } from '#app/actions/join'
import { Door } from '#components/account/door'
import { JoinForm } from '#components/people/join-form'
import { buttonLook } from '#components/ui/button-look'
import { services } from '#lib/server/services'
import { findInvitation } from '#lib/server/team/invitations'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people')
  // The address is a secret until it is used.
  return { title: t('join'), referrer: 'strict-origin', robots: { index: false, follow: false } }
}

type Props = { params: Promise<{ token: string }> }

/** Where somebody takes an invitation. Only who knows its token can, and it says nothing else of the team. */
export default async function JoinPage({ params }: Props) {
  const { token } = await params
  const [actor, invitation, t, role] = await Promise.all([
    currentActor(),
    findInvitation(services().db, token),
    getTranslations('people'),
    getTranslations('account.role'),
  ])
  if (actor)
    return (
      <Door title={t('join')} about={t('alreadyIn', { name: actor.name })}>
        <Link href="/" className={buttonLook({ tone: 'accent', size: 'lg' })}>
          {t('goOn')}
        </Link>
      </Door>
    )
  if (!invitation)
    return (
      <Door title={t('spent')} about={t('spentAbout')}>
        <Link href="/sign-in" className={buttonLook({ size: 'lg' })}>
          {t('toSignIn')}
        </Link>
      </Door>
    )
  return (
    <Door title={t('join')} about={t('joinAbout', { by: invitation.by, role: role(invitation.role) })}>
      <JoinForm token={token} join={join} />
    </Door>
  )
}
