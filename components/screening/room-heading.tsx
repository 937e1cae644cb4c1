import { useFormatter, useLocale, useTranslations } from 'next-intl'
import type { SharedPage } from '#lib/domain/share/share'
import { LanguagePlace } from './language-place.tsx'
import { LastDay } from './last-day.tsx'

/** What it is, by whom, and until when it can be seen. */
export function RoomHeading({ page: { title, madeBy, count, expiresAt } }: { page: SharedPage }) {
  const t = useTranslations('screening')
  const locale = useLocale()
  const format = useFormatter()
  // In the server's time zone, as in the ledger.
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return (
    <header className="flex flex-wrap items-baseline gap-x-6 gap-y-1">
      <h1 className="mr-auto min-w-0 text-balance break-words font-medium text-xl">
        {title === '' ? t('untitled') : title}
      </h1>
      <p className="min-w-0 break-words text-muted text-sm">
        {t.rich(madeBy === '' ? 'factsUnnamed' : 'facts', {
          name: madeBy,
          count,
          day: () => (
            <LastDay
              at={expiresAt}
              locale={locale}
              drawn={format.dateTime(expiresAt, { dateStyle: 'medium', timeZone })}
            />
          ),
        })}
      </p>
      <div className="-mx-3">
        <LanguagePlace />
      </div>
    </header>
  )
}
