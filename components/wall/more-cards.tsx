'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Button } from '#components/ui/button'

/** How far ahead of the window's edge the next page is fetched. */
const AHEAD = '1200px'

/** The end of what is loaded: fetches the next page before the viewer gets there, and at the press of a button. */
export function MoreCards({ loading, failed, onMore }: { loading: boolean; failed: boolean; onMore: () => void }) {
  const t = useTranslations('wall')
  const end = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (loading || failed || !end.current) return
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && onMore(), {
      rootMargin: AHEAD,
    })
    observer.observe(end.current)
    return () => observer.disconnect()
  }, [loading, failed, onMore])
  return (
    <div ref={end} className="flex flex-col items-center gap-3 py-10">
      {failed && (
        <p role="alert" className="text-sm text-danger">
          {t('moreFailed')}
        </p>
      )}
      <Button onClick={onMore} disabled={loading}>
        {loading ? t('loading') : failed ? t('tryAgain') : t('more')}
      </Button>
    </div>
  )
}
