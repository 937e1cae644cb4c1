import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button'
import { LocalTime } from '#components/ui/local-time'
import { focusFirst, focusIsLost, neighbourOf } from '#components/ui/lost-focus'
import { useAlive } from '#lib/client/use-alive'
import type { InvitationView } from '#lib/domain/team/people'
import type { PeopleActions } from '#lib/domain/team/people-actions'
import { usePeopleAction } from './use-people-action.ts'

/** An invitation that nobody has taken yet, to be taken back. @param onRevoked given what it goes by */
export function InvitationRow({
  invitation: { id, label, role, expires },
  revoke,
  onRevoked,
}: {
  invitation: InvitationView
  revoke: PeopleActions['revokeInvitation']
  onRevoked: (name: string) => void
}) {
  const t = useTranslations('people')
  const roleName = useTranslations('account.role')(role)
  const alive = useAlive()
  const { busy, problem, act } = usePeopleAction()
  const name = label || t('nobodyNamed')
  /** The row goes once the page was read anew: the focus goes on to the next one, or where there is none to what stands before the list. */
  async function takeBack(button: Element) {
    const row = button.closest('li')
    const beside = neighbourOf(row) ?? button.closest('section')?.previousElementSibling ?? null
    if (!(await act(() => revoke(id)))) return
    onRevoked(name)
    if (focusIsLost() || row?.contains(document.activeElement)) focusFirst(beside)
  }
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-3">
      <div className="min-w-40 flex-1">
        <p className="break-words text-sm">{name}</p>
        <p className="text-muted text-xs">
          {t.rich('goodUntil', { role: roleName, time: () => <LocalTime at={expires} /> })}
        </p>
      </div>
      <Button
        size="sm"
        disabled={!alive}
        busy={busy}
        aria-label={t('revokeOf', { name })}
        onClick={({ currentTarget }) => takeBack(currentTarget)}
      >
        {t('revoke')}
      </Button>
      {problem !== null && (
        <p role="alert" className="w-full text-danger text-sm">
          {problem}
        </p>
      )}
    </li>
  )
}
