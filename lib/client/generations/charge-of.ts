import type { Failure, GenerationStatus } from '#lib/domain/generation/generation'
import type { FailureCode } from '#lib/domain/generation/states'

type Charge = 'none' | 'refunded' | 'charged' | 'unknown'

/**
 * What the failure of an accepted task cost, as far as can be known. The provider gives back what a failed task took (its webhook page: a
 * failure is told after the refund); a clip that was made and could not be kept was paid for.
 */
const CHARGES: Record<FailureCode, Charge> = {
  invalid_request: 'none',
  business_id_refused: 'none',
  content_policy: 'refunded',
  model_unavailable: 'none',
  task_not_found: 'unknown',
  image_unavailable: 'none',
  provider: 'refunded',
  overdue: 'unknown',
  provider_changed: 'none',
  result_expired: 'charged',
  result_invalid: 'charged',
}

/**
 * What a failure cost; the screen has words for each answer (`generation.charge` and `detail.charge` in messages).
 * - Where the provider refused (`acceptedAt` is null), nothing was charged, whatever the reason.
 * - Where an earlier attempt was given up without an answer, that one may be paid for, whatever became of the last.
 */
export function chargeOf(
  { code }: Pick<Failure, 'code'>,
  { acceptedAt, unclear }: Pick<GenerationStatus, 'acceptedAt' | 'unclear'>,
): Charge {
  const ofLast = acceptedAt === null ? 'none' : CHARGES[code]
  return unclear && ofLast !== 'charged' ? 'unknown' : ofLast
}
