import type { FailureCode } from '#lib/domain/states'

/**
 * What each failure cost, as far as can be known. A request that was refused was never accepted; the provider gives back what a failed task
 * took (its webhook page: a failure is told after the refund); a clip that was made and could not be kept was paid for.
 */
const CHARGES = {
  invalid_request: 'none',
  content_policy: 'refunded',
  model_unavailable: 'none',
  task_not_found: 'unknown',
  image_unavailable: 'none',
  provider: 'refunded',
  result_expired: 'charged',
  result_invalid: 'charged',
} as const satisfies Record<FailureCode, string>

/** What a failure cost; the screen has words for each answer (`generation.charge` and `detail.charge` in messages). */
export function chargeOf(code: FailureCode): (typeof CHARGES)[FailureCode] {
  return CHARGES[code]
}
