import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useProblemText } from '#components/generation/use-problem-text'
import { SettingField } from '#components/ui/setting-field'
import type { PriceTable } from '#lib/domain/money/price'
import type { PriceSettingsActions } from '#lib/domain/money/price-settings'
import { SettingsForm } from './settings-form.tsx'
import { useSaving } from './use-saving.ts'

const AMOUNTS = ['std', 'stdSound', 'pro', 'proSound'] as const

/** The table of prices that a person keeps, with the day on which they held. */
export function PriceTableForm({
  table,
  save,
}: {
  table: PriceTable | null
  save: PriceSettingsActions['savePriceTable']
}) {
  const t = useTranslations('settingsPage.spending')
  const problemText = useProblemText()
  const { saving, changed, send } = useSaving(save)
  const [values, setValues] = useState({
    asOf: table?.asOf ?? '',
    std: table?.std ?? '',
    stdSound: table?.stdSound ?? '',
    pro: table?.pro ?? '',
    proSound: table?.proSound ?? '',
  })
  const field = (name: keyof typeof values) => ({
    value: values[name],
    problem: saving.state === 'refused' && saving.field === name ? problemText(saving.problem) : null,
    onChange: (value: string) => {
      changed()
      setValues({ ...values, [name]: value })
    },
  })
  return (
    <SettingsForm
      title={t('table')}
      help={t('tableHelp')}
      save={t('saveTable')}
      saving={saving}
      onSave={() => send(values)}
    >
      <div className="grid gap-3 sm:grid-cols-2">
        {AMOUNTS.map((name) => (
          <SettingField key={name} label={t(name)} {...field(name)} />
        ))}
        <SettingField label={t('asOfDay')} type="date" {...field('asOf')} />
      </div>
    </SettingsForm>
  )
}
