import { useTranslations } from 'next-intl'
import type { FeedState } from '#lib/client/feed/change-feed'

/** How many generations are under way, or that the server cannot be reached just now. */
export function FeedWords({ connection, active }: Pick<FeedState, 'connection' | 'active'>) {
  const t = useTranslations('feed')
  return (
    <p role="status" className="min-h-5 text-sm text-muted">
      {connection === 'reconnecting' ? t('reconnecting') : active > 0 && t('active', { count: active })}
    </p>
  )
}
