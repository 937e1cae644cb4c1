import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Button } from '#components/ui/button'
import { Segmented } from '#components/ui/segmented'
import { useAlive } from '#lib/client/use-alive'
import {
  INVITATION_DAYS,
  INVITATION_DAYS_DEFAULT,
  INVITATION_LABEL_MAX,
  type InviteInput,
} from '#lib/domain/team/people'
import type { InvitationMade, PeopleActions } from '#lib/domain/team/people-actions'
import { ROLES } from '#lib/domain/team/roles'
import { OnceLink } from './once-link.tsx'
import { usePeopleAction } from './use-people-action.ts'

const FIRST: InviteInput = { role: 'creator', days: INVITATION_DAYS_DEFAULT, label: '' }

type Props = {
  invite: PeopleActions['invite']
  /** The one whose link is shown; null again once it was taken back. */
  made: InvitationMade | null
  onMade: (made: InvitationMade) => void
}

/** Makes a link with which somebody can join, and shows it this once. */
export function InviteForm({ invite, made, onMade }: Props) {
  const t = useTranslations('people')
  const role = useTranslations('account.role')
  const alive = useAlive()
  const id = useId()
  const { busy, problem, act } = usePeopleAction()
  const [wish, setWish] = useState(FIRST)
  const send = async () => {
    const answer = await act(() => invite(wish))
    // A link that is shown stays where there is no other one: nobody can look it up again.
    if (!answer) return
    onMade(answer.value)
    // What was chosen or typed meanwhile is for the next one.
    setWish((now) => (now.label === wish.label ? { ...now, label: '' } : now))
  }
  return (
    <form
      aria-label={t('invite')}
      className="flex max-w-lg flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <p className="text-muted text-sm">{t('inviteAbout')}</p>
      {/* What is entered before the page is alive would be lost. */}
      <fieldset disabled={!alive} className="contents">
        <div className="flex flex-col gap-1">
          <label htmlFor={id} className="text-muted text-sm">
            {t('label')}
          </label>
          <input
            id={id}
            value={wish.label}
            maxLength={INVITATION_LABEL_MAX}
            autoComplete="off"
            onChange={(event) => setWish({ ...wish, label: event.target.value })}
            className="h-10 w-full rounded-md border border-line bg-well px-3 text-base text-ink hover:border-control pointer-coarse:h-11"
          />
        </div>
        <Segmented
          label={t('role')}
          segments={ROLES.map((value) => ({ value, label: role(value) }))}
          value={wish.role}
          describedBy={`${id}-may`}
          onChange={(chosen) => setWish({ ...wish, role: chosen })}
        />
        <p id={`${id}-may`} className="min-h-10 text-muted text-sm">
          {t(`may.${wish.role}`)}
        </p>
        <Segmented
          label={t('good')}
          segments={INVITATION_DAYS.map((value) => ({ value, label: t('days', { count: value }) }))}
          value={wish.days}
          onChange={(days) => setWish({ ...wish, days })}
        />
      </fieldset>
      <div>
        <Button type="submit" tone="accent" disabled={!alive} busy={busy}>
          {t('makeLink')}
        </Button>
      </div>
      {problem !== null && (
        <p role="alert" className="text-danger text-sm">
          {problem}
        </p>
      )}
      {made !== null && <OnceLink address={made.address} about={t('linkAbout')} />}
    </form>
  )
}
