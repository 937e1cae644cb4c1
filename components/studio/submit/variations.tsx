import { useTranslations } from 'next-intl'
import { VARIATIONS_MAX } from '#lib/domain/recipe/variations'

/** How many takes one press makes. */
export function Variations({
  count,
  disabled,
  onChange,
}: {
  count: number
  disabled: boolean
  onChange: (count: number) => void
}) {
  const t = useTranslations('takes')
  return (
    <select
      aria-label={t('variations')}
      title={t('variations')}
      value={count}
      disabled={disabled}
      onChange={(event) => onChange(Number(event.target.value))}
      className="h-12 w-16 shrink-0 rounded-md border border-line bg-surface px-2 text-ink text-sm tabular-nums hover:border-control"
    >
      {Array.from({ length: VARIATIONS_MAX }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are numbers.
        <option key={i} value={i + 1}>
          {t('times', { count: i + 1 })}
        </option>
      ))}
    </select>
  )
}
