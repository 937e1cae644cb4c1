import { useTranslations } from 'next-intl'
import { chargeOf } from '#lib/client/generations/charge-of'
import type { Failure, GenerationStatus } from '#lib/domain/generation/generation'

/** What a failure cost, in words. */
export function ChargeWords({ failure, status }: { failure: Failure; status: GenerationStatus }) {
  const t = useTranslations('generation')
  return t(`charge.${chargeOf(failure, status)}`)
}
