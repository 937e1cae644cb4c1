import Link from 'next/link'
import { useTranslations } from 'next-intl'

/** The wall of what is at risk while nothing is. */
export function NothingAtRisk() {
  const t = useTranslations('wall')
  return (
    <div className="flex flex-col items-center gap-4 py-12 text-center sm:py-20">
      <h2 className="text-xl font-medium">{t('nothingAtRisk')}</h2>
      <p className="max-w-md text-muted">{t('nothingAtRiskText')}</p>
      <Link
        href="/wall"
        className="inline-flex min-h-11 items-center rounded-sm text-accent-text underline underline-offset-4"
      >
        {t('showAll')}
      </Link>
    </div>
  )
}
