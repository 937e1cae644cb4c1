import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useProblemText } from '#components/generation/use-problem-text'
import { asPersonLimits, asTexts, PersonLimitFields } from '#components/team/person-limit-fields'
import { Segmented } from '#components/ui/segmented'
import { SettingField } from '#components/ui/setting-field'
import type { PriceSettingsActions } from '#lib/domain/money/price-settings'
import type { SpendingLimits } from '#lib/domain/money/spending-limits'
import { SettingsForm } from './settings-form.tsx'
import { useSaving } from './use-saving.ts'

/** What may be spent in a day and on one clip, by all and by each. */
export function LimitsForm({
  limits,
  team,
  save,
}: {
  limits: SpendingLimits
  /** Whether there may be more than one person. */
  team: boolean
  save: PriceSettingsActions['saveLimits']
}) {
  const t = useTranslations('settingsPage.spending')
  const problemText = useProblemText()
  const { saving, changed, send } = useSaving(save)
  const [values, setValues] = useState({
    unit: limits.unit,
    perDay: limits.perDay ?? '',
    perGeneration: limits.perGeneration ?? '',
    person: asTexts(limits.person),
  })
  const change = (part: Partial<typeof values>) => {
    changed()
    setValues({ ...values, ...part })
  }
  const problemOf = (name: string) =>
    saving.state === 'refused' && saving.field === name ? problemText(saving.problem) : null
  return (
    <SettingsForm
      title={t('limits')}
      help={t('limitsHelp')}
      save={t('saveLimits')}
      saving={saving}
      onSave={() => send({ ...values, person: asPersonLimits(values.person) })}
    >
      <Segmented
        label={t('unit')}
        segments={(['usd', 'credits'] as const).map((value) => ({ value, label: t(value) }))}
        value={values.unit}
        onChange={(unit) => change({ unit })}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <SettingField
          label={t('perDay')}
          value={values.perDay}
          problem={problemOf('perDay')}
          onChange={(perDay) => change({ perDay })}
        />
        <SettingField
          label={t('perGeneration')}
          value={values.perGeneration}
          problem={problemOf('perGeneration')}
          onChange={(perGeneration) => change({ perGeneration })}
        />
        {team && (
          <PersonLimitFields values={values.person} problemOf={problemOf} onChange={(person) => change({ person })} />
        )}
      </div>
      {team && <p className="text-muted text-sm">{t('personHelp')}</p>}
    </SettingsForm>
  )
}
