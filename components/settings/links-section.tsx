import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useRights } from '#components/team/use-rights'
import { FactSection } from './fact-section.tsx'

/** Leads to the links that were made for people without an account. */
export function LinksSection() {
  const t = useTranslations('share')
  if (!useRights().may('share')) return null
  return (
    <FactSection anchor="links" title={t('title')} facts={[]}>
      <p className="text-sm">
        <span className="text-muted">{t('sectionAbout')}</span>{' '}
        <Link href="/shares" prefetch={false} className="text-accent-text underline underline-offset-4">
          {t('all')}
        </Link>
      </p>
    </FactSection>
  )
}
