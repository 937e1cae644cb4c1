'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button'
import { buttonLook } from '#components/ui/button-look'
import { daysOf, ledgerQuery } from '#lib/client/money/ledger-pages'
import type { LedgerPage } from '#lib/domain/money/ledger'
import { LedgerDayPart } from './ledger-day-part.tsx'

/** Every attempt with what became of it and what it cost, day by day. */
export function LedgerView({ firstPage, sandbox }: { firstPage: LedgerPage; sandbox: boolean }) {
  const t = useTranslations('ledger')
  const query = useInfiniteQuery(ledgerQuery(firstPage))
  const days = daysOf(query.data.pages)
  const { timeZone } = firstPage
  return (
    <>
      <header className="pb-5">
        <h1 className="text-xl font-medium">{t('title')}</h1>
        <p className="max-w-3xl pt-1 text-muted text-sm">
          {t('about', { timeZone })} {sandbox && t('playMoney')}
        </p>
        {firstPage.entries.some(({ by }) => by !== null) && (
          <Link href="/ledger/people" prefetch={false} className={buttonLook({ tone: 'link', size: 'bare' })}>
            {t('byPerson')}
          </Link>
        )}
      </header>
      {days.length === 0 && (
        <p className="py-12 text-center text-muted">
          {t('empty')}{' '}
          <Link href="/" className="text-accent-text underline underline-offset-4">
            {t('toStudio')}
          </Link>
        </p>
      )}
      {days.map(({ totals, entries }) => (
        <LedgerDayPart key={totals.day} totals={totals} entries={entries} timeZone={timeZone} />
      ))}
      {query.hasNextPage && (
        <div className="flex flex-col items-center gap-3 py-8">
          {query.isFetchNextPageError && (
            <p role="alert" className="text-danger text-sm">
              {t('moreFailed')}
            </p>
          )}
          <Button onClick={() => query.fetchNextPage()} disabled={query.isFetchingNextPage}>
            {query.isFetchingNextPage ? t('loading') : t('more')}
          </Button>
        </div>
      )}
    </>
  )
}
