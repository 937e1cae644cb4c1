import { useTranslations } from 'next-intl'
import { PickButtons } from '#components/marks/pick-buttons'
import { RatingStars } from '#components/marks/rating-stars'
import type { MarkChange } from '#lib/domain/marks/change-marks'
import type { Marks } from '#lib/domain/marks/marks'

/** What is made of one of the clips that are compared. @param name what the clip is called here */
export function PaneMarks({
  name,
  marks: { rating, pick },
  onMark,
}: {
  name: string
  marks: Marks
  onMark: (change: MarkChange) => void
}) {
  const t = useTranslations('compare')
  return (
    <fieldset
      aria-label={t('marksOf', { name })}
      // In a narrow pane the stars have a row of their own, and each a fifth of it.
      className="-ml-3 flex min-h-10 min-w-0 flex-wrap items-center gap-x-3 pointer-coarse:min-h-11 @max-[20rem]:ml-0 @max-[20rem]:min-h-20 pointer-coarse:@max-[20rem]:min-h-22 [&>div]:max-w-full [&_button]:min-w-6 [&_button]:shrink"
    >
      <div className="flex">
        <PickButtons pick={pick} onPick={(next) => onMark({ pick: next })} keyed={false} />
      </div>
      <RatingStars rating={rating} disabled={false} keyed={false} onRate={(next) => onMark({ rating: next })} />
    </fieldset>
  )
}
