import { useTranslations } from 'next-intl'
import type { Failure } from '#lib/domain/generation/generation'
import { moderationOf } from '#lib/domain/recipe/moderation'

/** Why a generation failed, in our words and then in the provider's. A tile too small for both keeps ours; the page of the generation has all. */
export function FailureWords({ failure, acceptedAt }: { failure: Failure; acceptedAt: number | null }) {
  const sentence = useTranslations('failure')
  const disguise = useTranslations('moderation')
  const t = useTranslations('generation')
  const theirs = failure.providerMessage ?? failure.providerCode
  return (
    <>
      <p className="text-sm text-ink [@container(max-width:220px)]:text-xs [@container(max-height:150px)]:line-clamp-3">
        {sentence(failure.code)}
        {failure.code === 'content_policy' && ` ${disguise(moderationOf(failure, acceptedAt))}`}
      </p>
      {theirs !== null && (
        <p className="line-clamp-3 break-words text-xs text-muted [@container(max-height:150px)]:hidden">
          {t('providerSays')} <q lang="">{theirs}</q>
        </p>
      )}
    </>
  )
}
