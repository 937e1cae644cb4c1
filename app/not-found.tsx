import { getTranslations } from 'next-intl/server'

/** For an address that leads nowhere outside the team's pages. Plain, for it comes along with every page. */
export default async function NotFound() {
  const t = await getTranslations('missing')
  return (
    <main id="content" className="mx-auto flex max-w-xl flex-col items-start gap-4 px-4 py-24 sm:px-6">
      <h1 className="text-xl font-medium">{t('title')}</h1>
      <p className="text-muted">{t('page')}</p>
    </main>
  )
}
