import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { buttonLook } from '#components/ui/button-look'
import { type ActivityFilter, type ActivityPage, activityQuery } from '#lib/domain/team/activity'
import { ActivityForm } from './activity-form.tsx'
import { ActivityLine } from './activity-line.tsx'

type Props = {
  page: ActivityPage
  filter: ActivityFilter
  people: readonly { id: string; name: string }[]
  /** In which times are told: the server's. */
  timeZone: string
  /** Whether this is not the newest page. */
  later: boolean
}

/** Who did what, newest first. */
export function ActivityView({ page, filter, people, timeZone, later }: Props) {
  const t = useTranslations('activity')
  const query = activityQuery(filter)
  return (
    <>
      <header className="flex flex-wrap items-end justify-between gap-4 pb-5">
        <div>
          <h1 className="font-medium text-xl">{t('title')}</h1>
          <p className="max-w-3xl pt-1 text-muted text-sm">{t('about', { timeZone })}</p>
        </div>
        <a href={`/api/activity?${query}`} download className={buttonLook()}>
          {t('export')}
        </a>
      </header>
      <ActivityForm filter={filter} people={people} />
      {page.entries.length === 0 ? (
        <p className="py-12 text-center text-muted">{t('empty')}</p>
      ) : (
        <ol aria-label={t('title')}>
          {page.entries.map((entry) => (
            <ActivityLine key={entry.id} entry={entry} timeZone={timeZone} />
          ))}
        </ol>
      )}
      <nav aria-label={t('pages')} className="flex flex-wrap justify-center gap-3 py-8">
        {later && (
          <Link href={`/activity?${query}`} prefetch={false} className={buttonLook()}>
            {t('newest')}
          </Link>
        )}
        {page.nextCursor !== null && (
          <Link href={`/activity?${activityQuery(filter, page.nextCursor)}`} prefetch={false} className={buttonLook()}>
            {t('older')}
          </Link>
        )}
      </nav>
    </>
  )
}
