import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { pageActor } from '#app/access'
import { changePassword } from '#app/actions/change-password'
import { revokeSession } from '#app/actions/revoke-session'
import { signOut } from '#app/actions/sign-out'
import { AccountView } from '#components/account/account-view'
import { services } from '#lib/server/services'
import { access } from '#lib/server/team/access'
import { ownAccount } from '#lib/server/team/own-account'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account')
  return { title: t('title') }
}

/** One's own account: password, and where one is signed in. Where nobody signs in there is none. */
export default async function AccountPage() {
  const actor = await pageActor('/account')
  const { db, config } = services()
  const cookie = (await headers()).get('cookie') ?? ''
  const account = config.signIn ? await ownAccount({ db, auth: access().auth }, actor.id, cookie) : null
  if (!account) notFound()
  return (
    <main id="content" className="mx-auto w-full max-w-[40rem] px-4 py-5 sm:px-6 sm:py-6">
      <AccountView actor={actor} account={account} actions={{ changePassword, revokeSession, signOut }} />
    </main>
  )
}
