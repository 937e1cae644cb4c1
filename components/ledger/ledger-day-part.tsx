import { useFormatter } from 'next-intl'
import type { LedgerDay, LedgerEntry } from '#lib/domain/money/ledger'
import { LedgerLine } from './ledger-line.tsx'
import { TotalFacts } from './total-facts.tsx'

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
  const format = useFormatter()
  const heading = `day-${totals.day}`
  // A day has no time: read and written in UTC it stays the same day.
  const name = format.dateTime(new Date(`${totals.day}T00:00:00Z`), { dateStyle: 'full', timeZone: 'UTC' })
  return (
    <section aria-labelledby={heading} className="pb-8">
      <div className="top-14 z-10 flex flex-wrap items-baseline gap-x-6 gap-y-1 border-line border-b bg-canvas pt-2 pb-2 md:sticky">
        <h2 id={heading} className="font-medium">
          {name}
        </h2>
        <TotalFacts totals={totals} />
      </div>
      <ul aria-labelledby={heading}>
        {entries.map((entry) => (
          <LedgerLine key={entry.id} entry={entry} timeZone={timeZone} />
        ))}
      </ul>
    </section>
  )
}
