import { useQuery } from '@tanstack/react-query'
import MessageSquareDot from 'lucide-react/icons/message-square-dot'
import { useTranslations } from 'next-intl'
import { type MouseEvent, useRef, useState } from 'react'
import { Button } from '#components/ui/button'
import { focusFirst, focusIsLost } from '#components/ui/lost-focus'
import { newsQuery } from '#lib/client/review/news-query'
import type { News, NewsActions } from '#lib/domain/review/news-schema'
import { NewsDialog } from './news-dialog.tsx'

/** How much others said since the last look, and a list of it. What was listed is not new any more. */
export function NewsButton({ actions }: { actions: NewsActions }) {
  const t = useTranslations('review.news')
  const { data: news, refetch } = useQuery(newsQuery())
  const [looking, setLooking] = useState<News | null>(null)
  const place = useRef<Element | null>(null)
  const count = news ? news.comments + news.approvals + news.changes : 0
  function open(event: MouseEvent<HTMLElement>) {
    if (!news) return
    place.current = event.currentTarget.parentElement
    setLooking(news)
    // Where that fails it is told once more, which does no harm.
    void actions.markNewsSeen({ until: news.until }).then(
      () => refetch(),
      () => {},
    )
  }
  return (
    <>
      {count > 0 && (
        <Button tone="ghost" size="sm" aria-haspopup="dialog" onClick={open}>
          <MessageSquareDot aria-hidden="true" className="size-4 text-accent-text" />
          {t('count', { count })}
        </Button>
      )}
      {looking && (
        <NewsDialog
          news={looking}
          onClose={() => {
            setLooking(null)
            // The button is gone with the news.
            if (focusIsLost()) focusFirst(place.current)
          }}
        />
      )}
    </>
  )
}
