import BadgeCheck from 'lucide-react/icons/badge-check'
import Check from 'lucide-react/icons/check'
import MessageSquare from 'lucide-react/icons/message-square'
import MessageSquareWarning from 'lucide-react/icons/message-square-warning'
import Star from 'lucide-react/icons/star'
import X from 'lucide-react/icons/x'
import { useTranslations } from 'next-intl'
import { cn } from '#components/ui/cn'
import type { Marks } from '#lib/domain/marks/marks'
import type { ReviewSummary } from '#lib/domain/review/review'

/** What was made of a generation, in a corner of its picture. @param above whether something else stands in that corner, where there is room */
export function CardMarks({
  marks: { rating, pick },
  review,
  above,
}: {
  marks: Marks
  review: ReviewSummary | null
  above: boolean
}) {
  const t = useTranslations('marks')
  const said = useTranslations('review')
  return (
    <p
      className={cn(
        'pointer-events-none absolute right-0 bottom-0 m-1.5 flex items-center gap-1 rounded-sm bg-scrim px-1.5 py-0.5 text-on-scrim text-xs tabular-nums [&>svg]:size-3.5 [:has(video)>&]:hidden',
        above && '@min-[13rem]:bottom-6',
      )}
    >
      {review?.verdict &&
        (review.verdict === 'approved' ? <BadgeCheck aria-hidden /> : <MessageSquareWarning aria-hidden />)}
      {review?.verdict && <span className="sr-only">{said(`sign.${review.verdict}`)}</span>}
      {!!review?.open && (
        <>
          {review.verdict !== 'changes_requested' && <MessageSquare aria-hidden />}
          <span aria-hidden="true">{review.open}</span>
          <span className="sr-only">{said('sign.open', { count: review.open })}</span>
        </>
      )}
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
