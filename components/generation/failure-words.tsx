import { useTranslations } from 'next-intl'
import type { Failure } from '#lib/domain/generation'
import type { FailureCode } from '#lib/domain/states'

/**
 * What a failure cost, as far as can be known. A request that was refused was never accepted; the provider gives back what a failed task
 * took (its webhook page: a failure is told after the refund); a clip that was made and could not be kept was paid for.
 */
const CHARGE: Record<FailureCode, 'none' | 'refunded' | 'charged' | 'unknown'> = {
  invalid_request: 'none',
  content_policy: 'refunded',
  model_unavailable: 'none',
  task_not_found: 'unknown',
  image_unavailable: 'none',
  provider: 'refunded',
  result_expired: 'charged',
  result_invalid: 'charged',
}

/** Why a generation failed, in our words first, then in the provider's, and what it cost. */
export function FailureWords({ failure }: { failure: Failure }) {
  const sentence = useTranslations('failure')
  const t = useTranslations('generation')
  const theirs = failure.providerMessage ?? failure.providerCode
  return (
    <div className="flex flex-col gap-1 text-sm">
      <p className="text-ink">{sentence(failure.code)}</p>
      {theirs !== null && (
        <p className="break-words text-xs text-muted">
          {t('providerSays')} <q lang="">{theirs}</q>
        </p>
      )}
      <p className="text-xs text-muted">{t(`charge.${CHARGE[failure.code]}`)}</p>
    </div>
  )
}
