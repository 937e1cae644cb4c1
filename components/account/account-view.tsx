import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { type ReactNode, useId } from 'react'
import { buttonLook } from '#components/ui/button-look'
import type { ActionResult } from '#lib/domain/actions'
import type { Actor } from '#lib/domain/team/roles'
import type { SessionView } from '#lib/domain/team/sign-in'
import type { AccountActions } from '#lib/domain/team/sign-in-actions'
import { PasswordForm } from './password-form.tsx'
import { SessionList } from './session-list.tsx'
import { SignOutButton } from './sign-out-button.tsx'

/** Who one is here, one's password, and where one is signed in. */
export function AccountView({
  actor,
  account: { username, email, sessions },
  actions: { changePassword, revokeSession, signOut },
}: {
  actor: Actor
  account: { username: string; email: string | null; sessions: readonly SessionView[] }
  actions: AccountActions & { signOut: () => Promise<ActionResult<null>> }
}) {
  const t = useTranslations('account')
  return (
    <div className="flex flex-col gap-8">
      <header className="flex flex-col gap-4">
        <div>
          <h1 className="break-words font-medium text-xl">{actor.name}</h1>
          <p className="break-words pt-1 text-muted text-sm">
            {[username, email, t(`role.${actor.role}`)].filter(Boolean).join(' · ')}
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-3">
          <SignOutButton signOut={signOut} />
          <Link href="/settings" className={buttonLook({ tone: 'ghost' })}>
            {t('settings')}
          </Link>
        </div>
      </header>
      <Section title={t('changePassword')}>
        <PasswordForm username={username} changePassword={changePassword} />
      </Section>
      <Section title={t('sessions')}>
        <SessionList sessions={sessions} revokeSession={revokeSession} />
      </Section>
    </div>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-4 sm:p-5">
      <h2 id={id} className="font-medium text-base">
        {title}
      </h2>
      {children}
    </section>
  )
}
