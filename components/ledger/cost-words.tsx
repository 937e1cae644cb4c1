import { useTranslations } from 'next-intl'
import { decimalText, dollarText } from '#lib/client/money/decimal-text'
import type { LedgerEntry } from '#lib/domain/money/ledger'

/** What an attempt cost. Where the provider has not said it, that is said, and never a zero. */
export function CostWords({ cost: { kind, credits, usd } }: { cost: LedgerEntry['cost'] }) {
  const t = useTranslations('ledger')
  const amount = [credits !== null && t('credits', { credits: decimalText(credits) }), usd !== null && dollarText(usd)]
    .filter((part) => part !== false)
    .join(' · ')
  if (kind === 'settled') return amount
  if (kind !== 'refunded') return <span className="text-muted">{t(`cost.${kind}`)}</span>
  return (
    <>
      {t('cost.refunded')}
      {amount !== '' && <s className="block text-muted text-xs">{amount}</s>}
    </>
  )
}
