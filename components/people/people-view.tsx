'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useId, useState } from 'react'
import { useSaid } from '#components/ui/use-said'
import type { PersonLimits } from '#lib/domain/money/spending-limits'
import type { InvitationView, PersonView } from '#lib/domain/team/people'
import type { InvitationMade, PeopleActions } from '#lib/domain/team/people-actions'
import { InvitationRow } from './invitation-row.tsx'
import { InviteForm } from './invite-form.tsx'
import { PersonRow } from './person-row.tsx'

/** Who is in the team, who may join it, and what owners do about both. */
export function PeopleView({
  self,
  people,
  limits,
  invitations,
  signIn,
  actions,
}: {
  /** Whose page it is. */
  self: string
  people: readonly PersonView[]
  /** Of those who have their own, by their ids. */
  limits: Readonly<Record<string, PersonLimits>>
  invitations: readonly InvitationView[]
  /** Whether anybody is asked who they are here. */
  signIn: boolean
  actions: PeopleActions
}) {
  const t = useTranslations('people')
  const [made, setMade] = useState<InvitationMade | null>(null)
  const { said, say } = useSaid()
  return (
    <div className="flex flex-col gap-8">
      <header>
        <h1 className="font-medium text-xl">{t('title')}</h1>
        <p className="pt-1 text-muted text-sm">{t('about')}</p>
        {!signIn && (
          <p className="mt-4 rounded-md border border-line bg-surface p-3 text-sm">
            {t.rich('alone', { code: asCode })}
          </p>
        )}
      </header>
      <Section title={t('team')}>
        <ul
          aria-label={t('team')}
          className="grid grid-cols-[minmax(0,1fr)] divide-y divide-line md:grid-cols-[minmax(0,1fr)_repeat(5,auto)]"
        >
          {people.map((person) => (
            <PersonRow
              key={person.id}
              person={person}
              limits={limits[person.id] ?? null}
              self={person.id === self}
              actions={actions}
              say={say}
            />
          ))}
        </ul>
      </Section>
      {signIn && (
        <Section title={t('invite')}>
          <InviteForm invite={actions.invite} made={made} onMade={setMade} />
        </Section>
      )}
      {invitations.length > 0 && (
        <Section title={t('open')}>
          <ul aria-label={t('open')} className="flex flex-col divide-y divide-line">
            {invitations.map((invitation) => (
              <InvitationRow
                key={invitation.id}
                invitation={invitation}
                revoke={actions.revokeInvitation}
                onRevoked={(name) => {
                  setMade((shown) => (shown?.id === invitation.id ? null : shown))
                  say(t('revoked', { name }))
                }}
              />
            ))}
          </ul>
        </Section>
      )}
      {said}
    </div>
  )
}

const asCode = (text: ReactNode) => <code className="font-mono text-xs">{text}</code>

function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <h2 id={id} className="border-line border-b pb-1.5 font-medium">
        {title}
      </h2>
      {children}
    </section>
  )
}
