import Link from 'next/link'
import { useTranslations } from 'next-intl'

/** The page for an address that leads nowhere. */
export function MissingWords({ what }: { what: 'page' | 'generation' }) {
  const t = useTranslations('missing')
  return (
    <main id="content" className="mx-auto flex max-w-xl flex-col items-start gap-4 px-4 py-24 sm:px-6">
      <h1 className="text-xl font-medium">{t('title')}</h1>
      <p className="text-muted">{t(what)}</p>
      <Link
        href="/wall"
        className="inline-flex h-12 items-center rounded-md bg-accent px-5 font-medium text-accent-ink transition-colors hover:bg-accent-strong"
      >
        {t('toWall')}
      </Link>
    </main>
  )
}
