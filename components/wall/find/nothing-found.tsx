import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { AT_RISK_SHOW } from '#lib/domain/generation/at-risk'
import { parseFilter } from '#lib/domain/wall/wall-filter'

/** A narrowed wall on which nothing is left: says so, and what can be done about it. */
export function NothingFound({ filter }: { filter: string }) {
  const t = useTranslations('wall')
  const atRisk = filter === new URLSearchParams({ show: AT_RISK_SHOW }).toString()
  const { q } = parseFilter(new URLSearchParams(filter))
  const hint = q ? t('find.nothingHintWords') : t('find.nothingHint')
  return (
    <div className="flex flex-col items-center gap-4 py-12 text-center sm:py-20">
      <h2 className="text-xl font-medium">{t(atRisk ? 'nothingAtRisk' : 'find.nothing')}</h2>
      <p className="max-w-md text-muted">{atRisk ? t('nothingAtRiskText') : hint}</p>
      <Link
        href="/wall"
        className="inline-flex min-h-11 items-center rounded-sm text-accent-text underline underline-offset-4"
      >
        {t('showAll')}
      </Link>
    </div>
  )
}
