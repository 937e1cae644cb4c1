import { useTranslations } from 'next-intl'

/** A bar for what runs. Without a number it only moves, which says that something is done and not how much. */
export function ProgressLine({ percent }: { percent: number | null }) {
  const t = useTranslations('generation')
  return (
    <div
      role="progressbar"
      aria-label={t('progress')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent ?? undefined}
      className="h-1 overflow-hidden rounded-full bg-line"
    >
      {percent === null ? (
        <div className="h-full w-1/3 animate-drift rounded-full bg-accent" />
      ) : (
        <div
          className="h-full origin-left rounded-full bg-accent transition-transform duration-700"
          style={{ transform: `scaleX(${percent / 100})` }}
        />
      )}
    </div>
  )
}
