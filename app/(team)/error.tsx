'use client'

import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button'

/** What stands in the place of a page that could not be drawn. Its cause is in the server's log and not for the browser. */
export default function PageTrouble({ reset }: { reset: () => void }) {
  const t = useTranslations('trouble')
  return (
    <main id="content" className="mx-auto flex max-w-xl flex-col items-start gap-4 px-4 py-24 sm:px-6">
      <h1 className="text-xl font-medium">{t('title')}</h1>
      <p className="text-muted">{t('text')}</p>
      <Button tone="accent" size="lg" onClick={reset}>
        {t('tryAgain')}
      </Button>
    </main>
  )
}
