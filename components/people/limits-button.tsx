import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { asPersonLimits, asTexts, PersonLimitFields } from '#components/team/person-limit-fields'
import { Button } from '#components/ui/button'
import { Dialog } from '#components/ui/dialog'
import { Segmented } from '#components/ui/segmented'
import { NO_PERSON_LIMITS, type PersonLimits } from '#lib/domain/money/spending-limits'
import type { PeopleActions } from '#lib/domain/team/people-actions'
import { usePeopleAction } from './use-people-action.ts'

type Whose = {
  id: string
  name: string
  /** Their own, where they have any. */
  limits: PersonLimits | null
  save: PeopleActions['savePersonLimits']
}

/** Gives somebody limits of their own, or those of everybody again. */
export function LimitsButton({ off, ...whose }: Whose & { off: boolean }) {
  const { name, limits } = whose
  const t = useTranslations('personLimits')
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button
        size="sm"
        tone="ghost"
        className="md:col-start-5"
        disabled={off}
        aria-haspopup="dialog"
        aria-label={limits ? t('ownOf', { name }) : t('of', { name })}
        onClick={() => setAsking(true)}
      >
        {t('open')}
        {limits && <span aria-hidden="true"> •</span>}
      </Button>
      {asking && <LimitsDialog {...whose} onClose={() => setAsking(false)} />}
    </>
  )
}

function LimitsDialog({ id, name, limits, save, onClose }: Whose & { onClose: () => void }) {
  const t = useTranslations('personLimits')
  const { busy, problem, act } = usePeopleAction()
  const [whose, setWhose] = useState<'everybody' | 'own'>(limits ? 'own' : 'everybody')
  const [values, setValues] = useState(asTexts(limits ?? NO_PERSON_LIMITS))
  const send = async () => {
    const wanted = whose === 'own' ? asPersonLimits(values) : null
    if (await act(() => save({ id, limits: wanted }))) onClose()
  }
  return (
    <Dialog title={t('of', { name })} closeLabel={t('close')} busy={busy} onClose={onClose}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <Segmented
          label={t('whose')}
          segments={(['everybody', 'own'] as const).map((value) => ({ value, label: t(value) }))}
          value={whose}
          onChange={setWhose}
        />
        {whose === 'own' && (
          <div className="grid gap-3 sm:grid-cols-2">
            <PersonLimitFields values={values} problemOf={() => null} onChange={setValues} />
          </div>
        )}
        <p className="text-muted text-sm">{t(whose === 'own' ? 'ownHelp' : 'everybodyHelp')}</p>
        {problem !== null && (
          <p role="alert" className="text-danger text-sm">
            {problem}
          </p>
        )}
        <div className="flex justify-end">
          <Button type="submit" tone="accent" busy={busy}>
            {t('save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
