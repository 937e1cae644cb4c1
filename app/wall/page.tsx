import { getTranslations } from 'next-intl/server'

export default async function WallPage() {
  const t = await getTranslations('nav')
  return (
    <main id="content">
      <h1>{t('wall')}</h1>
    </main>
  )
}
