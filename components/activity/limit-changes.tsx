import { useTranslations } from 'next-intl'
import { decimalText, dollarText } from '#lib/client/money/decimal-text'
import type { LimitChange, LimitValue } from '#lib/domain/money/limit-changes'

/** Which limits became what, one a line. */
export function LimitChanges({ changes }: { changes: LimitChange[] }) {
  const t = useTranslations('activity')
  const words = (value: LimitValue) => {
    if (value === null) return t('limitChange.none')
    if (value === 'everybody') return t('limitChange.everybody')
    if (value.of === 'usd') return dollarText(value.number)
    if (value.of === 'clips') return t('limitChange.clips', { count: Number(value.number) })
    return t('limitChange.credits', { count: decimalText(value.number) })
  }
  return (
    <ul className="py-0.5 text-muted tabular-nums">
      {changes.map(({ limit, from, to }) => (
        <li key={limit}>{t('limitChange.change', { limit: t(`limit.${limit}`), from: words(from), to: words(to) })}</li>
      ))}
    </ul>
  )
}
