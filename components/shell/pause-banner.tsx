'use client'

import CirclePause from 'lucide-react/icons/circle-pause'
import { useTranslations } from 'next-intl'
import { useChangeFeed } from '#lib/client/use-change-feed'

/** Says to everybody why submitting is at rest and what ends it. Nothing while it is not. */
export function PauseBanner() {
  const { pause } = useChangeFeed()
  const t = useTranslations('pause')
  if (!pause) return null
  return (
    <div role="alert" className="flex items-start justify-center gap-3 bg-danger-well px-5 py-3 text-danger text-sm">
      <CirclePause aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <p>{t(pause)}</p>
    </div>
  )
}
