import { useTranslations } from 'next-intl'
import { chargeOf } from '#lib/client/generations/charge-of'
import type { Failure } from '#lib/domain/generation/generation'

/** What a failure cost, in words. @param acceptedAt when the provider took it, if it did */
export function ChargeWords({ failure, acceptedAt }: { failure: Failure; acceptedAt: number | null }) {
  const t = useTranslations('generation')
  return t(`charge.${chargeOf(failure.code, acceptedAt)}`)
}
