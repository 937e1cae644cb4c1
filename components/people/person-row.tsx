import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#components/ui/button'
import { LocalTime } from '#components/ui/local-time'
import { useAlive } from '#lib/client/use-alive'
import type { PersonLimits } from '#lib/domain/money/spending-limits'
import type { PersonView } from '#lib/domain/team/people'
import type { PeopleActions } from '#lib/domain/team/people-actions'
import { LimitsButton } from './limits-button.tsx'
import { OnceLink } from './once-link.tsx'
import { RoleSelect } from './role-select.tsx'
import { SeatButton } from './seat-button.tsx'
import { usePeopleAction } from './use-people-action.ts'

/** Somebody of the team: who they are, and what can be done about it. Where there is room, the same stands below the same in all rows. */
export function PersonRow({
  person: { id, name, username, email, role, disabled, seen },
  limits,
  self,
  actions,
  say,
}: {
  person: PersonView
  /** Their own, where they have any. */
  limits: PersonLimits | null
  self: boolean
  actions: PeopleActions
  /** Says aloud what was done. */
  say: (words: string) => void
}) {
  const t = useTranslations('people')
  const roleName = useTranslations('account.role')
  const still = !useAlive()
  const { busy, problem, act } = usePeopleAction()
  const [wanted, setWanted] = useState(role)
  const [known, setKnown] = useState(role)
  // Changed here or by another owner, it is shown as it is now.
  if (known !== role) {
    setKnown(role)
    setWanted(role)
  }
  const [link, setLink] = useState<string | null>(null)
  // Links for a new password end with the seat.
  if (disabled && link !== null) setLink(null)
  const off = still || busy
  const lastHere = seen === null ? t('neverSeen') : t.rich('seen', { time: () => <LocalTime at={seen} /> })
  // Who looks at this is here; where nobody signs in, no visit is written down.
  const here = self ? t('hereNow') : lastHere
  const changeRole = async () => {
    if (wanted === role) return
    if (await act(() => actions.changeRole({ id, role: wanted })))
      say(t('roleChanged', { name, role: roleName(wanted) }))
  }
  const makeLink = async () => {
    if (disabled) return
    const made = await act(() => actions.makePasswordLink(id))
    // One that is shown stays where there is no other one: nobody can look it up again.
    if (made) setLink(made.value)
  }
  return (
    <li className="col-span-full grid grid-cols-subgrid gap-y-2 py-3">
      <div className="col-span-full flex flex-wrap items-center gap-x-4 gap-y-2 md:grid md:grid-cols-subgrid md:gap-x-2">
        <div className="min-w-0 flex-[1_1_14rem]">
          <p className="break-words font-medium text-sm">
            {self ? t('you', { name }) : name}
            {disabled && <span className="ml-2 font-normal text-danger">{t('disabled')}</span>}
          </p>
          <p className="break-words text-muted text-xs">
            {[username, email].filter(Boolean).map((part) => `${part} · `)}
            {here}
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-2 md:contents">
          <RoleSelect label={t('roleOf', { name })} value={wanted} disabled={off} onChange={setWanted} />
          <Button
            size="sm"
            disabled={still}
            busy={busy}
            aria-disabled={busy || wanted === role}
            aria-label={t('changeRoleOf', { name })}
            onClick={changeRole}
          >
            {t('changeRole')}
          </Button>
          {!self && <SeatButton {...{ id, name, disabled, off, say }} disablePerson={actions.disablePerson} />}
          {role !== 'reviewer' && (
            <LimitsButton id={id} name={name} limits={limits} off={off} save={actions.savePersonLimits} />
          )}
          {!self && username !== null && (
            <Button
              size="sm"
              tone="ghost"
              className="md:col-start-6"
              disabled={still}
              busy={busy}
              aria-disabled={busy || disabled}
              aria-label={t('passwordLinkFor', { name })}
              onClick={makeLink}
            >
              {t('passwordLink')}
            </Button>
          )}
        </div>
      </div>
      {link !== null && (
        <div className="col-span-full">
          <OnceLink address={link} about={t('passwordLinkAbout', { name })} />
        </div>
      )}
      {problem !== null && (
        <p role="alert" className="col-span-full text-danger text-sm">
          {problem}
        </p>
      )}
    </li>
  )
}
