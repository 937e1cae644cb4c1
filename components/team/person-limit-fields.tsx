import { useTranslations } from 'next-intl'
import { SettingField } from '#components/ui/setting-field'
import type { PersonLimits } from '#lib/domain/money/spending-limits'

/** Limits of a person as they are typed. */
export type PersonLimitTexts = { amount: string; clips: string }

export function asTexts({ amount, clips }: PersonLimits): PersonLimitTexts {
  return { amount: amount ?? '', clips: clips === null ? '' : String(clips) }
}

/** What is no number is left to the server to refuse, as everything else is. */
export function asPersonLimits({ amount, clips }: PersonLimitTexts): PersonLimits {
  return { amount, clips: clips.trim() === '' ? null : Number(clips) }
}

/** What one person may spend and submit in a day. */
export function PersonLimitFields({
  values,
  problemOf,
  onChange,
}: {
  values: PersonLimitTexts
  problemOf: (name: 'amount' | 'clips') => string | null
  onChange: (values: PersonLimitTexts) => void
}) {
  const t = useTranslations('personLimits')
  return (
    <>
      <SettingField
        label={t('amount')}
        value={values.amount}
        problem={problemOf('amount')}
        onChange={(amount) => onChange({ ...values, amount })}
      />
      <SettingField
        label={t('clips')}
        value={values.clips}
        problem={problemOf('clips')}
        onChange={(clips) => onChange({ ...values, clips })}
      />
    </>
  )
}
