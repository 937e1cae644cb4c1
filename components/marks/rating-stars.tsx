import Star from 'lucide-react/icons/star'
import { useTranslations } from 'next-intl'
import { IconButton } from '#components/ui/icon-button'
import { RATINGS, type Rating } from '#lib/domain/marks/marks'

/** One to five stars; pressing the one that stands takes it away. @param keyed whether the number keys do the same */
export function RatingStars({
  rating,
  disabled,
  keyed = true,
  onRate,
}: {
  rating: Rating | null
  disabled: boolean
  keyed?: boolean
  onRate: (rating: Rating | null) => void
}) {
  const t = useTranslations('marks')
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row in every browser
    <div role="group" aria-label={t('rating')} className="flex">
      {RATINGS.map((star) => (
        <IconButton
          key={star}
          label={t('rate', { rating: star })}
          keys={keyed ? String(star) : undefined}
          aria-pressed={rating === star}
          disabled={disabled}
          onClick={() => onRate(rating === star ? null : star)}
        >
          <Star
            aria-hidden
            className={rating !== null && star <= rating ? 'fill-accent text-accent-text' : undefined}
          />
        </IconButton>
      ))}
    </div>
  )
}
