import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { dollarText } from '#lib/client/money/decimal-text'
import type { ActivityEntry } from '#lib/domain/team/activity'
import { LimitChanges } from './limit-changes.tsx'

/** One deed: when, a sentence, and the clip that it is of. */
export function ActivityLine({ entry, timeZone }: { entry: ActivityEntry; timeZone: string }) {
  const t = useTranslations('activity')
  const format = useFormatter()
  const { at, kind, actor, count, generation, about, limits, usd } = entry
  return (
    <li className="grid gap-x-4 gap-y-0.5 border-line border-b py-2.5 text-sm sm:grid-cols-[11rem_minmax(0,1fr)_auto] sm:items-baseline">
      <time dateTime={new Date(at).toISOString()} className="text-muted tabular-nums">
        {format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short', timeZone })}
      </time>
      <div className="min-w-0">
        <p className="break-words">
          {t(`kind.${kind}`, { who: actor ?? t('somebody'), count, about: about ?? t('unknown') })}
        </p>
        {limits.length > 0 && <LimitChanges changes={limits} />}
        {generation && (
          <Link
            href={`/wall/${generation.id}`}
            prefetch={false}
            className="block truncate py-0.5 text-muted underline decoration-line underline-offset-4 hover:decoration-current"
          >
            {generation.prompt}
          </Link>
        )}
      </div>
      {usd !== null && <p className="tabular-nums sm:text-right">{dollarText(usd)}</p>}
    </li>
  )
}
