import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { buttonLook } from '#components/ui/button-look'
import type { LedgerMonth } from '#lib/domain/money/ledger'
import { TotalFacts } from './total-facts.tsx'

/** A month of the ledger by person. Plain links lead to the months beside it. */
export function MonthView({ page, sandbox, timeZone }: { page: LedgerMonth; sandbox: boolean; timeZone: string }) {
  const t = useTranslations('ledger')
  const format = useFormatter()
  // A month has no time: read and written in UTC it stays the same month.
  const nameOf = (month: string) =>
    format.dateTime(new Date(`${month}-01T00:00:00Z`), { year: 'numeric', month: 'long', timeZone: 'UTC' })
  const beside = [page.before, page.after].filter((month) => month !== null)
  return (
    <>
      <header className="pb-5">
        <h1 className="font-medium text-xl">{t('byPersonTitle', { month: nameOf(page.month) })}</h1>
        <p className="max-w-3xl pt-1 text-muted text-sm">
          {t('byPersonAbout', { timeZone })} {sandbox && t('playMoney')}
        </p>
        <Link href="/ledger" prefetch={false} className={buttonLook({ tone: 'link', size: 'bare' })}>
          {t('wholeLedger')}
        </Link>
      </header>
      {page.people.length === 0 ? (
        <p className="py-12 text-center text-muted">{t('emptyMonth')}</p>
      ) : (
        <ul aria-label={t('people')} className="border-line border-t">
          {page.people.map(({ id, name, ...totals }) => (
            <li
              key={id}
              className="grid gap-x-6 gap-y-1 border-line border-b py-3 md:grid-cols-[12rem_minmax(0,1fr)] md:items-baseline"
            >
              <h2 className="min-w-0 break-words font-medium">{name}</h2>
              <TotalFacts totals={totals} />
            </li>
          ))}
        </ul>
      )}
      <nav aria-label={t('months')} className="flex flex-wrap justify-center gap-3 py-8">
        {beside.map((month) => (
          <Link key={month} href={`/ledger/people?month=${month}`} prefetch={false} className={buttonLook()}>
            {nameOf(month)}
          </Link>
        ))}
      </nav>
    </>
  )
}
