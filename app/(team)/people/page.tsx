import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { pageActor } from '#app/access'
import { changeRole } from '#app/actions/change-role'
import { disablePerson } from '#app/actions/disable-person'
import { invite } from '#app/actions/invite'
import { makePasswordLink } from '#app/actions/make-password-link'
import { revokeInvitation } from '#app/actions/revoke-invitation'
import { savePersonLimits } from '#app/actions/save-person-limits'
import { PeopleView } from '#components/people/people-view'
import { ownLimits } from '#lib/server/generations/price/person-limits'
import { services } from '#lib/server/services'
import { listInvitations } from '#lib/server/team/invitations'
import { listPeople } from '#lib/server/team/manage-people'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people'))('title') }
}

/** The people of the team, and the links with which others can join it. */
export default async function PeoplePage() {
  const actor = await pageActor('/people')
  const { db, config } = services()
  const [people, invitations, limits] = await Promise.all([listPeople(db), listInvitations(db), ownLimits(db)])
  return (
    <main id="content" className="mx-auto w-full max-w-[56rem] px-4 py-5 sm:px-6 sm:py-6">
      <PeopleView
        self={actor.id}
        people={people.map(({ id, name, username, email, role, disabledAt, lastSeenAt }) => ({
          ...{ id, name, username, email, role },
          disabled: disabledAt !== null,
          seen: lastSeenAt?.getTime() ?? null,
        }))}
        limits={Object.fromEntries(limits)}
        invitations={invitations}
        signIn={config.signIn}
        actions={{ changeRole, disablePerson, invite, makePasswordLink, revokeInvitation, savePersonLimits }}
      />
    </main>
  )
}
