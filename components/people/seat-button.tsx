import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#components/ui/button'
import { ConfirmDialog } from '#components/ui/confirm-dialog'
import type { PeopleActions } from '#lib/domain/team/people-actions'
import { usePeopleAction } from './use-people-action.ts'

/** Takes somebody's seat away, once it was said what that means, or gives it back. */
export function SeatButton({
  id,
  name,
  disabled,
  off,
  disablePerson,
  say,
}: {
  id: string
  name: string
  /** Whether they have no seat now. */
  disabled: boolean
  off: boolean
  disablePerson: PeopleActions['disablePerson']
  /** Says aloud what was done. */
  say: (words: string) => void
}) {
  const t = useTranslations('people')
  const { busy, problem, act } = usePeopleAction()
  const [asking, setAsking] = useState(false)
  const turn = async () => {
    if (!(await act(() => disablePerson({ id, disabled: !disabled })))) return
    setAsking(false)
    say(t(disabled ? 'seatGiven' : 'seatTaken', { name }))
  }
  return (
    <>
      <Button
        size="sm"
        className="md:col-start-4"
        disabled={off}
        busy={busy}
        aria-haspopup={disabled ? undefined : 'dialog'}
        aria-label={t(disabled ? 'enablePerson' : 'disablePerson', { name })}
        onClick={disabled ? turn : () => setAsking(true)}
      >
        {t(disabled ? 'enable' : 'disable')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('disableTitle', { name })}
          about={t('disableAbout', { name })}
          problem={problem}
          words={{ close: t('close'), keep: t('keepSeat'), confirm: t('disable') }}
          busy={busy}
          onClose={() => setAsking(false)}
          onConfirm={turn}
        />
      )}
    </>
  )
}
