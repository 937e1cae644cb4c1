import { useFormatter, useTranslations } from 'next-intl'
import type { SharedPage } from '#lib/domain/share/share'
import { LanguagePlace } from './language-place.tsx'

/** What it is, by whom, and until when it can be seen. */
export function RoomHeading({ page: { title, madeBy, count, expiresAt } }: { page: SharedPage }) {
  const t = useTranslations('screening')
  const format = useFormatter()
  return (
    <header className="flex flex-wrap items-baseline gap-x-6 gap-y-1">
      <h1 className="mr-auto min-w-0 text-balance break-words font-medium text-xl">
        {title === '' ? t('untitled') : title}
      </h1>
      <p className="text-muted text-sm">
        {t.rich(madeBy === '' ? 'factsUnnamed' : 'facts', {
          name: madeBy,
          count,
          date: format.dateTime(expiresAt, { dateStyle: 'medium' }),
          day: (date) => <span className="whitespace-nowrap">{date}</span>,
        })}
      </p>
      <div className="-mx-3">
        <LanguagePlace />
      </div>
    </header>
  )
}
