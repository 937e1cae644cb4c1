import Check from 'lucide-react/icons/check'
import Star from 'lucide-react/icons/star'
import X from 'lucide-react/icons/x'
import { useTranslations } from 'next-intl'
import { cn } from '#components/ui/cn'
import type { Marks } from '#lib/domain/marks'

/** What was made of a generation, in a corner of its picture. @param above whether something else stands in that corner, where there is room */
export function CardMarks({ marks: { rating, pick }, above }: { marks: Marks; above: boolean }) {
  const t = useTranslations('marks')
  return (
    <p
      className={cn(
        'pointer-events-none absolute right-0 bottom-0 m-1.5 flex items-center gap-1 rounded-sm bg-scrim px-1.5 py-0.5 text-on-scrim text-xs tabular-nums [&>svg]:size-3.5 [:has(video)>&]:hidden',
        above && '@min-[13rem]:bottom-6',
      )}
    >
      {pick !== null && (pick ? <Check aria-hidden /> : <X aria-hidden />)}
      {pick !== null && <span className="sr-only">{t(pick ? 'picked' : 'rejected')}</span>}
      {rating !== null && <Star aria-hidden className="fill-current" />}
      {rating !== null && (
        <>
          <span aria-hidden="true">{rating}</span>
          <span className="sr-only">{t('rated', { rating })}</span>
        </>
      )}
    </p>
  )
}
