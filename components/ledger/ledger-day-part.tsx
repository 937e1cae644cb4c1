import { useFormatter, useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { decimalText, dollarText } from '#lib/client/decimal-text'
import type { LedgerDay, LedgerEntry } from '#lib/domain/ledger'
import { LedgerLine } from './ledger-line.tsx'

/** A day: its totals, and the attempts of it that are loaded. */
export function LedgerDayPart({
  totals,
  entries,
  timeZone,
}: {
  totals: LedgerDay
  entries: readonly LedgerEntry[]
  timeZone: string
}) {
  const t = useTranslations('ledger')
  const format = useFormatter()
  const locale = useLocale()
  const heading = `day-${totals.day}`
  const { settled } = totals
  // A day has no time: read and written in UTC it stays the same day.
  const name = format.dateTime(new Date(`${totals.day}T00:00:00Z`), { dateStyle: 'full', timeZone: 'UTC' })
  const spent = [
    settled.credits !== null && t('credits', { credits: decimalText(settled.credits, locale) }),
    settled.usd !== null && dollarText(settled.usd, locale),
  ].filter((part) => part !== false)
  const facts: (readonly [string, ReactNode])[] = [
    [t('total.attempts'), format.number(totals.attempts)],
    [t('total.accepted'), format.number(totals.accepted)],
    [t('total.settled'), settled.count === 0 ? t('total.nothingSettled') : spent.join(' · ') || t('total.notAllSaid')],
    [t('total.refunded'), format.number(totals.refunded)],
    [t('total.unknown'), format.number(totals.unknown)],
  ]
  return (
    <section aria-labelledby={heading} className="pb-8">
      <div className="top-14 z-10 flex flex-wrap items-baseline gap-x-6 gap-y-1 border-line border-b bg-canvas pt-2 pb-2 md:sticky">
        <h2 id={heading} className="font-medium">
          {name}
        </h2>
        <dl className="flex flex-wrap gap-x-5 gap-y-0.5 text-sm">
          {facts.map(([label, value]) => (
            <div key={label} className="flex gap-1.5">
              <dt className="text-muted">{label}</dt>
              <dd className="tabular-nums">{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      <ul aria-labelledby={heading}>
        {entries.map((entry) => (
          <LedgerLine key={entry.id} entry={entry} timeZone={timeZone} />
        ))}
      </ul>
    </section>
  )
}
