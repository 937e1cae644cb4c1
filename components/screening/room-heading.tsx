import { useFormatter, useTranslations } from 'next-intl'
import type { SharedPage } from '#lib/domain/share/share'

/** What it is, by whom, and until when it can be seen. */
export function RoomHeading({ page: { title, madeBy, count, expiresAt } }: { page: SharedPage }) {
  const t = useTranslations('screening')
  const format = useFormatter()
  return (
    <header className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
      <h1 className="min-w-0 text-balance break-words font-medium text-xl">{title === '' ? t('untitled') : title}</h1>
      <p className="text-muted text-sm">
        {t.rich('facts', {
          name: madeBy,
          count,
          date: format.dateTime(expiresAt, { dateStyle: 'medium' }),
          day: (date) => <span className="whitespace-nowrap">{date}</span>,
        })}
      </p>
    </header>
  )
}
