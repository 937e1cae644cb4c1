import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { decimalText, dollarText } from '#lib/client/money/decimal-text'
import type { LedgerTotals } from '#lib/domain/money/ledger'

/** What attempts come to together, in words. A sum of which a part is not known is not shown. */
export function TotalFacts({ totals }: { totals: LedgerTotals }) {
  const t = useTranslations('ledger')
  const format = useFormatter()
  const { settled } = totals
  const spent = [
    settled.credits !== null && t('credits', { credits: decimalText(settled.credits) }),
    settled.usd !== null && dollarText(settled.usd),
  ].filter((part) => part !== false)
  const facts: (readonly [string, ReactNode])[] = [
    [t('total.attempts'), format.number(totals.attempts)],
    [t('total.accepted'), format.number(totals.accepted)],
    [t('total.settled'), settled.count === 0 ? t('total.nothingSettled') : spent.join(' · ') || t('total.notAllSaid')],
    [t('total.refunded'), format.number(totals.refunded)],
    [t('total.unknown'), format.number(totals.unknown)],
  ]
  return (
    <dl className="flex flex-wrap gap-x-5 gap-y-0.5 text-sm">
      {facts.map(([label, value]) => (
        <div key={label} className="flex gap-1.5">
          <dt className="text-muted">{label}</dt>
          <dd className="tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
