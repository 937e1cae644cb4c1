import type { Failure, GenerationStatus } from '#lib/domain/generation/generation'
import type { FailureCode } from '#lib/domain/generation/states'

type Charge = 'none' | 'refunded' | 'refund_due' | 'charged' | 'charged_in_vain' | 'unknown'

/**
 * What the failure of an accepted task costs by the provider's rules, until it says so of this one. It gives back what a failed task took (its
 * webhook page); a clip that was made and could not be kept was paid for.
 */
const CHARGES: Record<FailureCode, Charge> = {
  invalid_request: 'none',
  business_id_refused: 'none',
  content_policy: 'refund_due',
  model_unavailable: 'none',
  task_not_found: 'unknown',
  image_unavailable: 'none',
  provider: 'refund_due',
  overdue: 'unknown',
  provider_changed: 'none',
  result_expired: 'charged',
  result_invalid: 'charged',
}

/**
 * What a failure cost; the screen has words for each answer (`generation.charge` and `detail.charge` in messages).
 * - What the provider says of the money of this one goes before what its rules promise, as in the ledger.
 * - Where the provider refused (`acceptedAt` is null), nothing was charged, whatever the reason.
 * - Where an earlier attempt was given up without an answer, that one may be paid for, whatever became of the last.
 */
export function chargeOf(
  { code }: Pick<Failure, 'code'>,
  { acceptedAt, unclear, billed }: Pick<GenerationStatus, 'acceptedAt' | 'unclear' | 'billed'>,
): Charge {
  const ofLast = acceptedAt === null ? 'none' : chargeOfAccepted(code, billed)
  return unclear && ofLast !== 'charged' && ofLast !== 'charged_in_vain' ? 'unknown' : ofLast
}

function chargeOfAccepted(code: FailureCode, billed: GenerationStatus['billed']): Charge {
  if (billed === 'refunded') return billed
  const byRule = CHARGES[code]
  return billed === 'charged' && byRule !== 'charged' ? 'charged_in_vain' : byRule
}
