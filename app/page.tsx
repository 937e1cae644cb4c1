import { getTranslations } from 'next-intl/server'

export default async function StudioPage() {
  const t = await getTranslations('nav')
  return (
    <main id="content">
      <h1>{t('studio')}</h1>
    </main>
  )
}
