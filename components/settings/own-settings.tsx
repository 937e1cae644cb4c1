'use client'

import { useTranslations } from 'next-intl'
import { DoneSection } from './done-section.tsx'

/** What everybody sets for their own browser. All else is the owners'. */
export function OwnSettings() {
  const t = useTranslations('settingsPage')
  return (
    <div className="flex flex-col gap-8">
      <h1 className="text-xl font-medium">{t('title')}</h1>
      <DoneSection />
    </div>
  )
}
